package io.github.convoscope.ui;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Shows words about a node where they cover neither it nor what belongs to it: beside the panel
 * that it is in, otherwise below it, or above it where there is no room. Its text is as large as
 * the window's. JavaFX thread.
 */
public final class BesideTooltip extends Tooltip {
  /** How long the pointer rests before it comes. */
  static final Duration DELAY = Duration.millis(700);

  private static final Duration READING = Duration.seconds(30);
  private static final double WIDEST_EMS = 26;
  private static final double GAP_EMS = 0.4;

  private static final String EM = "convoscope.em";

  /** Style classes of what has rows of controls and numbers below each other. */
  private static final List<String> COLUMNS = List.of("panel-place", "left-panel");

  private final Node about;

  /** A tooltip for a node; {@link Tooltip#install} or a control's own setter makes it appear. */
  public BesideTooltip(Node about, String words) {
    super(words);
    this.about = about;
    setWrapText(true);
    setShowDelay(DELAY);
    setShowDuration(READING);
  }

  /** Sets the size of the text of all tooltips in a window, in pixels. */
  static void setTextSize(Scene scene, double em) {
    scene.getProperties().put(EM, em);
  }

  @Override
  public void show(Window owner, double x, double y) {
    Scene scene = about.getScene();
    Bounds node = about.localToScreen(about.getLayoutBounds());
    if (scene == null || node == null || !(scene.getProperties().get(EM) instanceof Double em)) {
      super.show(owner, x, y);
      return;
    }
    setStyle("-fx-font-size: " + em.intValue() + "px");
    setMaxWidth(WIDEST_EMS * em);
    double gap = GAP_EMS * em;
    Bounds column = column();
    if (column != null) {
      besideColumn(owner, node, column, gap);
      return;
    }
    super.show(owner, node.getMinX(), node.getMaxY() + gap);
    Rectangle2D screen = screen(node);
    if (getY() + getHeight() > screen.getMaxY() || getY() < node.getMaxY()) {
      setY(Math.max(screen.getMinY(), node.getMinY() - gap - getHeight()));
    }
  }

  private static Rectangle2D screen(Bounds at) {
    return Screen.getScreensForRectangle(at.getMinX(), at.getMinY(), 1, 1).stream()
        .findFirst()
        .orElse(Screen.getPrimary())
        .getVisualBounds();
  }

  /** The panel, or the pad's column, that the node is a part of; null if it is in none. */
  private @Nullable Bounds column() {
    for (Node at = about.getParent(); at != null; at = at.getParent()) {
      if (COLUMNS.stream().anyMatch(at.getStyleClass()::contains)) {
        return at.localToScreen(at.getLayoutBounds());
      }
    }
    return null;
  }

  /** Beside the whole column, as below the node are the rows that belong to it. */
  private void besideColumn(Window owner, Bounds node, Bounds column, double gap) {
    super.show(owner, column.getMaxX() + gap, node.getMinY());
    Rectangle2D screen = screen(node);
    if (getX() + getWidth() > screen.getMaxX() || getX() < column.getMaxX()) {
      setX(Math.max(screen.getMinX(), column.getMinX() - gap - getWidth()));
    }
    setY(Math.max(screen.getMinY(), Math.min(node.getMinY(), screen.getMaxY() - getHeight())));
  }
}
