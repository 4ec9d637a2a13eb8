package io.github.convoscope.drawing.photo;

import java.util.Arrays;
import java.util.List;

/**
 * Finds which part of each pixel lies inside of polygons, by the even-odd rule. Along a row the
 * part is exact; each row is the mean of four lines. One thread at a time.
 */
final class PolygonFiller {
  private static final int LINES = 4;

  private final int side;

  /**
   * Makes a filler.
   *
   * @param side height and width of the picture in pixels
   */
  PolygonFiller(int side) {
    this.side = side;
  }

  /**
   * Fills polygons.
   *
   * @param polygons closed ones; x and y in turn, in pixels
   * @return [side × side], 0 (outside) to 1 (inside)
   */
  float[] fill(List<double[]> polygons) {
    float[] inside = new float[side * side];
    int edges = polygons.stream().mapToInt(polygon -> polygon.length / 2).sum();
    double[] crossings = new double[edges];
    for (int line = 0; line < LINES * side; line++) {
      double y = (line + 0.5) / LINES;
      int count = 0;
      for (double[] polygon : polygons) {
        count = cross(polygon, y, crossings, count);
      }
      Arrays.sort(crossings, 0, count);
      for (int i = 0; i + 1 < count; i += 2) {
        span(crossings[i], crossings[i + 1], inside, line / LINES * side);
      }
    }
    return inside;
  }

  private static int cross(double[] polygon, double y, double[] crossings, int from) {
    int count = from;
    double x0 = polygon[polygon.length - 2];
    double y0 = polygon[polygon.length - 1];
    for (int i = 0; i < polygon.length; i += 2) {
      double x1 = polygon[i];
      double y1 = polygon[i + 1];
      if (y0 <= y != y1 <= y) {
        crossings[count] = x0 + (y - y0) / (y1 - y0) * (x1 - x0);
        count++;
      }
      x0 = x1;
      y0 = y1;
    }
    return count;
  }

  private void span(double from, double to, float[] inside, int start) {
    double left = Math.max(0, from);
    double right = Math.min(side, to);
    for (int column = (int) left; column < right; column++) {
      double part = Math.min(right, column + 1) - Math.max(left, column);
      inside[start + column] += (float) part / LINES;
    }
  }
}
