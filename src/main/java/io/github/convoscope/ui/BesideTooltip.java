package io.github.convoscope.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tooltip;
import javafx.stage.Screen;
import javafx.stage.Window;
import javafx.util.Duration;

/**
 * Shows words about a node below it, or above it where there is no room, so that the node stays in
 * sight. Its text is as large as the window's. JavaFX thread.
 */
public final class BesideTooltip extends Tooltip {
  /** How long the pointer rests before it comes. */
  static final Duration DELAY = Duration.millis(700);

  private static final Duration READING = Duration.seconds(30);
  private static final double WIDEST_EMS = 26;
  private static final double GAP_EMS = 0.4;

  private static final String EM = "convoscope.em";

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
    super.show(owner, node.getMinX(), node.getMaxY() + gap);
    Rectangle2D screen =
        Screen.getScreensForRectangle(node.getMinX(), node.getMinY(), 1, 1).stream()
            .findFirst()
            .orElse(Screen.getPrimary())
            .getVisualBounds();
    if (getY() + getHeight() > screen.getMaxY() || getY() < node.getMaxY()) {
      setY(Math.max(screen.getMinY(), node.getMinY() - gap - getHeight()));
    }
  }
}
