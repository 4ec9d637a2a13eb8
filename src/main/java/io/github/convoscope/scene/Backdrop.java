package io.github.convoscope.scene;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The surface behind the data, a vertical gradient that is lightest near the middle.
 *
 * <p>The gradient is painted as horizontal strips of one colour, one for each shade that a screen
 * can show, so that it looks smooth. A software renderer paints the surface with every frame:
 * strips are the fastest way, a real gradient or a picture takes longer than all the data. JavaFX
 * thread only.
 */
public final class Backdrop extends Region {
  private static final Color MIDDLE = Color.web("#191f28");
  private static final Color RIM = Color.web("#0d1016");
  private static final Color LIGHT_MIDDLE = Color.web("#ffffff");
  private static final Color LIGHT_RIM = Color.web("#e6eaef");

  /** The lightest row, as a part of the height. */
  private static final double LIGHTEST = 0.45;

  /** Distance from the lightest to the darkest row, as a part of the height. */
  private static final double REACH = 0.62;

  private boolean light;
  private boolean painted;

  /** A dark surface. */
  public Backdrop() {
    setMouseTransparent(true);
  }

  /** Changes to light or dark colours. */
  public void setLight(boolean on) {
    if (on != light) {
      light = on;
      painted = false;
      requestLayout();
    }
  }

  @Override
  protected void setHeight(double height) {
    painted &= height == getHeight();
    super.setHeight(height);
  }

  @Override
  protected void layoutChildren() {
    if (!painted) {
      painted = true;
      paint((int) Math.ceil(getHeight()));
    }
  }

  private void paint(int rows) {
    List<BackgroundFill> fills = new ArrayList<>();
    Color colour = colour(0, rows);
    int top = 0;
    for (int row = 1; row <= rows; row++) {
      Color next = row == rows ? Color.TRANSPARENT : colour(row, rows);
      if (!next.equals(colour)) {
        // Each strip is a row taller than needed: on a screen with fractional scaling there would
        // be gaps otherwise.
        fills.add(
            new BackgroundFill(colour, null, new Insets(top, 0, Math.max(0, rows - row - 1), 0)));
        colour = next;
        top = row;
      }
    }
    setBackground(new Background(fills, List.of()));
  }

  /** The colour of a row, rounded to a step of the channel in which both colours differ most. */
  private Color colour(int row, int rows) {
    Color from = light ? LIGHT_MIDDLE : MIDDLE;
    Color to = light ? LIGHT_RIM : RIM;
    double most =
        Math.max(
            Math.abs(from.getRed() - to.getRed()),
            Math.max(
                Math.abs(from.getGreen() - to.getGreen()),
                Math.abs(from.getBlue() - to.getBlue())));
    double far = Math.min(1, Math.abs((row + 0.5) / rows - LIGHTEST) / REACH);
    double steps = Math.max(1, 255 * most);
    return from.interpolate(to, Math.round(steps * far * far * (3 - 2 * far)) / steps);
  }
}
