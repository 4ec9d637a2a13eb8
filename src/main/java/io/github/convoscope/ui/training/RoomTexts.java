package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Makes the labels of the training room. */
final class RoomTexts {
  private RoomTexts() {}

  /** A label for less important text, which wraps. */
  static Label muted(String id) {
    Label label = wrapped(id);
    label.getStyleClass().add("muted");
    return label;
  }

  /** A label that wraps. */
  static Label wrapped(String id) {
    Label label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A heading. */
  static Label heading(String key) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("heading");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** Shows a node, or takes it out of the layout. */
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** True for a network that reads digits, false for one of colour pictures. */
  static boolean ofDigits(Model model) {
    return model.spec().layer(0).shape().channels() == 1;
  }

  /**
   * How good a network is.
   *
   * @param right share of right answers to new examples, 0 to 1
   */
  static String state(Model model, double right) {
    return Messages.text(ofDigits(model) ? "room.state" : "room.state-pictures", right * 100);
  }
}
