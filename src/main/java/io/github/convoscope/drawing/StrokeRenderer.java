package io.github.convoscope.drawing;

import java.util.Arrays;

/**
 * Renders strokes to a grid of pixels, as lines with round caps and joins. Antialiasing uses the
 * distance from a pixel's centre to the nearest line, so every pixel changes continuously with
 * every point.
 *
 * <p>Keeps working memory: one thread at a time.
 */
public final class StrokeRenderer {
  private final int rows;
  private final int columns;

  /** Squared distance from each pixel's centre to the nearest line so far. */
  private final float[] nearest;

  /** A renderer for grids of this size. */
  public StrokeRenderer(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    nearest = new float[rows * columns];
  }

  /**
   * Renders a drawing.
   *
   * @param drawing in pad units
   * @param scale pixels for a pad unit
   * @param dx pixels added to scaled x; a pixel in column c covers c to c + 1
   * @param dy pixels added to scaled y
   * @param penWidth width of the pen in pixels
   * @param into receives the ink, [rows × columns], 0 (none) to 1
   */
  public void render(
      Drawing drawing, double scale, double dx, double dy, double penWidth, float[] into) {
    float reach = (float) (penWidth / 2 + 0.5);
    Arrays.fill(nearest, reach * reach);
    for (Stroke stroke : drawing.strokes()) {
      float ax = (float) (scale * stroke.x(0) + dx);
      float ay = (float) (scale * stroke.y(0) + dy);
      if (stroke.size() == 1) {
        segment(ax, ay, ax, ay, reach);
      }
      for (int i = 1; i < stroke.size(); i++) {
        float bx = (float) (scale * stroke.x(i) + dx);
        float by = (float) (scale * stroke.y(i) + dy);
        segment(ax, ay, bx, by, reach);
        ax = bx;
        ay = by;
      }
    }
    float most = (float) Math.min(1, penWidth);
    for (int i = 0; i < nearest.length; i++) {
      float depth = nearest[i] >= reach * reach ? 0 : reach - (float) Math.sqrt(nearest[i]);
      into[i] = Math.min(most, depth);
    }
  }

  private void segment(float ax, float ay, float bx, float by, float reach) {
    int top = Math.max(0, (int) Math.ceil(Math.min(ay, by) - reach - 0.5f));
    int bottom = Math.min(rows - 1, (int) Math.floor(Math.max(ay, by) + reach - 0.5f));
    int left = Math.max(0, (int) Math.ceil(Math.min(ax, bx) - reach - 0.5f));
    int right = Math.min(columns - 1, (int) Math.floor(Math.max(ax, bx) + reach - 0.5f));
    float dx = bx - ax;
    float dy = by - ay;
    float length = dx * dx + dy * dy;
    float inverse = length == 0 ? 0 : 1 / length;
    for (int row = top; row <= bottom; row++) {
      float py = row + 0.5f - ay;
      int at = row * columns + left;
      for (int column = left; column <= right; column++, at++) {
        float px = column + 0.5f - ax;
        float t = Math.max(0, Math.min(1, (px * dx + py * dy) * inverse));
        float ex = px - t * dx;
        float ey = py - t * dy;
        nearest[at] = Math.min(nearest[at], ex * ex + ey * ey);
      }
    }
  }
}
