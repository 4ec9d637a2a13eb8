package io.github.convoscope.ui.trust;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Makes the columns and texts of the page. JavaFX thread. */
final class TrustColumns {
  private static final double GAP_EMS = 0.62;

  private TrustColumns() {}

  /** A column so many times as wide as the text is high. */
  static VBox column(double ems, Node... nodes) {
    VBox column = new VBox(nodes);
    column.setStyle(
        String.format(Locale.ROOT, "-fx-spacing: %.2fem; -fx-pref-width: %.2fem;", GAP_EMS, ems));
    return column;
  }

  /** Nodes side by side. */
  static HBox beside(Node... nodes) {
    HBox line = new HBox(nodes);
    line.setStyle(String.format(Locale.ROOT, "-fx-spacing: %.2fem;", GAP_EMS));
    return line;
  }

  /** A heading. */
  static Label heading(String text) {
    Label label = words(text);
    label.getStyleClass().add("heading");
    return label;
  }

  /** A quiet text that wraps. */
  static Label muted(String text) {
    Label label = words(text);
    label.getStyleClass().add("muted");
    return label;
  }

  /** A text that wraps and is never cut off. */
  static Label words(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Label.USE_PREF_SIZE);
    return label;
  }
}
