package io.github.convoscope.ui;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** Sizes that grow with the text, and rows that wrap where they have no room. JavaFX thread. */
public final class Ems {
  private Ems() {}

  /** Sets a preferred width in multiples of the text's size. */
  public static void prefWidth(Region region, double ems) {
    region.setStyle(String.format(Locale.ROOT, "-fx-pref-width: %.2fem;", ems));
  }

  /** Sets a largest width in multiples of the text's size. */
  public static void maxWidth(Region region, double ems) {
    region.setStyle(String.format(Locale.ROOT, "-fx-max-width: %.2fem;", ems));
  }

  /** Makes a row that continues below where it is too narrow for all its nodes. */
  public static FlowPane row(Node... nodes) {
    FlowPane row = new FlowPane(nodes);
    row.getStyleClass().add("wrapping-row");
    // As wide as all nodes together, if there is room.
    row.setPrefWrapLength(Double.MAX_VALUE);
    return row;
  }
}
