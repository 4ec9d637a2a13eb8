package io.github.convoscope.ui;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Sizes that grow with the text, and rows that wrap where they have no room. JavaFX thread. */
public final class Ems {
  private Ems() {}

  /** Sets a preferred width in multiples of the text's size. */
  public static void prefWidth(Region region, double ems) {
    add(region, "-fx-pref-width", ems);
  }

  /** Sets a largest width in multiples of the text's size. */
  public static void maxWidth(Region region, double ems) {
    add(region, "-fx-max-width", ems);
  }

  /** Keeps what else the style says, such as the gaps of a column. */
  private static void add(Region region, String property, double ems) {
    String style = region.getStyle();
    String others = style == null ? "" : style.replaceAll(property + ":[^;]*;", "").strip();
    String own = String.format(Locale.ROOT, "%s: %.2fem;", property, ems);
    region.setStyle(others.isEmpty() ? own : others + " " + own);
  }

  /** Makes a column whose nodes stand so far apart. */
  public static VBox column(double gapEms, Node... nodes) {
    VBox column = new VBox(nodes);
    column.setStyle(String.format(Locale.ROOT, "-fx-spacing: %.2fem;", gapEms));
    return column;
  }

  /** Makes a row whose nodes stand so far apart. */
  public static HBox line(double gapEms, Node... nodes) {
    HBox line = new HBox(nodes);
    line.setStyle(String.format(Locale.ROOT, "-fx-spacing: %.2fem;", gapEms));
    return line;
  }

  /** Makes a row with these gaps that continues below where it is too narrow. */
  public static FlowPane flow(double acrossEms, double downEms, Node... nodes) {
    FlowPane flow = new FlowPane(nodes);
    flow.setStyle(
        String.format(Locale.ROOT, "-fx-hgap: %.2fem; -fx-vgap: %.2fem;", acrossEms, downEms));
    return flow;
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
