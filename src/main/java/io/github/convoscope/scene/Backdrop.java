package io.github.convoscope.scene;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The surface behind the data, a little lighter in the middle of its height so that nothing blends
 * into it. The gradient is made of a strip for each shade that a screen can show between its two:
 * nobody sees that it is none, and strips are the cheapest that there is to paint. A software
 * renderer paints them anew with every frame, and for a gradient or a picture it takes longer than
 * for all the data. JavaFX thread only.
 */
public final class Backdrop extends Region {
  private static final Color MIDDLE = Color.web("#191f28");
  private static final Color RIM = Color.web("#0d1016");
  private static final Color LIGHT_MIDDLE = Color.web("#ffffff");
  private static final Color LIGHT_RIM = Color.web("#e6eaef");

  /** Where the lightest row is, as a part of the height. */
  private static final double LIGHTEST = 0.45;

  private static final double REACH = 0.62;

  private boolean light;
  private boolean painted;

  /** A dark one. */
  public Backdrop() {
    setMouseTransparent(true);
  }

  /** Suits it to a dark or a light window. */
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
        // A row more than it shows: where a screen's pixels are no whole rows, nothing shines
        // through.
        fills.add(
            new BackgroundFill(colour, null, new Insets(top, 0, Math.max(0, rows - row - 1), 0)));
        colour = next;
        top = row;
      }
    }
    setBackground(new Background(fills, List.of()));
  }

  /** In as many steps as a screen has between both colours, where they differ most. */
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
