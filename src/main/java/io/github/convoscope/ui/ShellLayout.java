package io.github.convoscope.ui;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands: the scene fills the window, the rest floats over it. At the left the
 * drawing, at the right the panels, below the lesson, above the message, in the middle dialogues.
 */
final class ShellLayout extends Pane {
  private static final double MARGIN = 8;
  private static final double LEFT_EMS = 18.5;
  private static final double MOST_LEFT_EMS = 28;

  /** In a tall window the pad grows with it. */
  private static final double LEFT_PART = 0.32;

  private static final double PANEL_EMS = 22.5;
  private static final double SCENE_EMS = 46;

  private final StackPane centre = new StackPane();
  private final StackPane left = new StackPane();
  private final Region leftGround = Surfaces.ground();
  private final StackPane bottom = new StackPane();
  private final Region message;
  private final Pane panelLayer =
      new Pane() {
        @Override
        protected void layoutChildren() {
          // Panels get their sizes from outside; a pane would give them what they prefer.
        }
      };
  private final StackPane pageLayer = new StackPane();
  private final StackPane dialogueLayer = new StackPane();
  private final StackPane front = new StackPane();
  private final ReadOnlyObjectWrapper<Insets> covered = new ReadOnlyObjectWrapper<>(Insets.EMPTY);
  private final PanelHost host;
  private final ObservableValue<Number> em;

  ShellLayout(PanelHost host, Region message, ObservableValue<Number> em) {
    this.host = host;
    this.message = message;
    this.em = em;
    left.getStyleClass().add("left-panel");
    dialogueLayer.getStyleClass().add("dialogue-layer");
    for (Pane layer : new Pane[] {panelLayer, pageLayer, bottom}) {
      layer.setPickOnBounds(false);
    }
    getChildren()
        .addAll(
            centre, panelLayer, bottom, pageLayer, leftGround, left, message, dialogueLayer, front);
    host.panels()
        .addListener((javafx.collections.ListChangeListener<SidePanel>) change -> showPanels());
    host.page().addListener((observed, before, now) -> show(pageLayer, now, host::closePage));
    host.dialogue()
        .addListener((observed, before, now) -> show(dialogueLayer, now, host::closeDialogue));
    em.addListener(changed -> requestLayout());
    bottom.getChildren().addListener((javafx.beans.InvalidationListener) all -> requestLayout());
    front.setMouseTransparent(true);
    dialogueLayer.setVisible(false);
    pageLayer.setVisible(false);
    dialogueLayer.setOnMouseClicked(
        event -> {
          if (event.getTarget() == dialogueLayer) {
            host.closeDialogue();
          }
        });
  }

  /** What fills the window. */
  ObservableList<Node> centre() {
    return centre.getChildren();
  }

  /** What stands at the left. */
  ObservableList<Node> left() {
    return left.getChildren();
  }

  /** What stands below the scene; none means no room is taken. */
  ObservableList<Node> bottom() {
    return bottom.getChildren();
  }

  /** What stands before everything. */
  ObservableList<Node> front() {
    return front.getChildren();
  }

  /** How much of the scene is covered on each side. */
  ReadOnlyObjectProperty<Insets> covered() {
    return covered.getReadOnlyProperty();
  }

  private void showPanels() {
    panelLayer
        .getChildren()
        .setAll(
            host.panels().stream()
                .map(panel -> Surfaces.panel(panel, () -> host.close(panel)))
                .toList());
    requestLayout();
  }

  private static void show(StackPane layer, @Nullable Page page, Runnable close) {
    layer.setVisible(page != null);
    if (page == null) {
      layer.getChildren().clear();
      return;
    }
    layer.getChildren().setAll(Surfaces.page(page, close));
    layer.getChildren().get(0).requestFocus();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    double unit = em.getValue().doubleValue();
    double tall = height - 2 * MARGIN;
    double leftWidth = unit * Math.max(LEFT_EMS, Math.min(MOST_LEFT_EMS, LEFT_PART * tall / unit));
    double leftEdge = leftWidth + 2 * MARGIN;

    centre.resizeRelocate(0, 0, width, height);
    leftGround.resizeRelocate(MARGIN, MARGIN, leftWidth, tall);
    left.resizeRelocate(MARGIN, MARGIN, leftWidth, tall);
    double rightEdge = layoutPanels(width, height, leftEdge, unit);

    double free = rightEdge - leftEdge;
    double bottomHeight = bottom.getChildren().isEmpty() ? 0 : bottom.prefHeight(free);
    bottom.resizeRelocate(leftEdge, height - MARGIN - bottomHeight, free, bottomHeight);
    pageLayer.resizeRelocate(leftEdge, MARGIN, width - leftEdge - MARGIN, tall);
    dialogueLayer.resizeRelocate(0, 0, width, height);
    front.resizeRelocate(0, 0, width, height);
    double messageWidth = Math.min(free - 2 * MARGIN, 48 * unit);
    message.resizeRelocate(
        leftEdge + (free - messageWidth) / 2,
        MARGIN,
        messageWidth,
        message.prefHeight(messageWidth));
    Insets now =
        new Insets(
            0, width - rightEdge, bottomHeight == 0 ? 0 : bottomHeight + MARGIN, leftEdge - MARGIN);
    if (!now.equals(covered.get())) {
      covered.set(now);
    }
  }

  /** Panels in columns at the right, as many as leave the scene its room; returns its new edge. */
  private double layoutPanels(double width, double height, double leftEdge, double unit) {
    panelLayer.resizeRelocate(0, 0, width, height);
    int count = panelLayer.getChildren().size();
    if (count == 0) {
      return width - MARGIN;
    }
    double column = PANEL_EMS * unit + MARGIN;
    int fitting = (int) ((width - leftEdge - SCENE_EMS * unit) / column);
    int columns = Math.max(1, Math.min(count, fitting));
    int rows = (count + columns - 1) / columns;
    for (int at = 0; at < columns; at++) {
      List<Node> together =
          panelLayer.getChildren().subList(at * rows, Math.min(count, (at + 1) * rows));
      stack(together, width - (columns - at) * column, column - MARGIN, height - MARGIN);
    }
    return width - columns * column - MARGIN;
  }

  /** Panels one below the other: small ones get what they need, the rest share what is left. */
  private static void stack(List<Node> panels, double x, double width, double bottom) {
    double left = bottom;
    int open = panels.size();
    double[] heights = new double[panels.size()];
    for (boolean again = true; again && open > 0; ) {
      again = false;
      double share = left / open - MARGIN;
      for (int i = 0; i < heights.length; i++) {
        double needed = panels.get(i).prefHeight(width);
        if (heights[i] == 0 && needed <= share && open > 1) {
          heights[i] = needed;
          left -= needed + MARGIN;
          open--;
          again = true;
        }
      }
    }
    double y = MARGIN;
    for (int i = 0; i < heights.length; i++) {
      double height = heights[i] == 0 ? left / open - MARGIN : heights[i];
      panels.get(i).resizeRelocate(x, y, width, height);
      y += height + MARGIN;
    }
  }
}
