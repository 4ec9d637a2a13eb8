package io.github.convoscope.ui.saliency;

import javafx.scene.Node;
import javafx.scene.control.Label;

/** Makes the labels of this package, which wrap their text and are never cut off. */
final class Labels {
  private Labels() {}

  /** A label with a style. */
  static Label wrapped(String text, String style) {
    Label label = wrap(new Label(text));
    label.getStyleClass().add(style);
    return label;
  }

  /** A quiet label. */
  static Label muted(String text) {
    return wrapped(text, "muted");
  }

  /** Lets a label wrap its text. */
  static Label wrap(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }

  /** Shows a node, or hides it and frees its space. */
  static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
