package io.github.convoscope.drawing.ink;

/** Computes distances to marked pixels exactly (Felzenszwalb, Huttenlocher 2012). */
final class Distances {
  private Distances() {}

  /**
   * The squared distance of each pixel to the nearest one that is 0.
   *
   * @param marks [rows × columns], 0 for marked pixels, a very large number for others
   */
  static float[] squared(float[] marks, int rows, int columns) {
    float[] squared = marks.clone();
    int longest = Math.max(rows, columns);
    float[] line = new float[longest];
    int[] parabola = new int[longest];
    double[] border = new double[longest + 1];
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        line[row] = squared[row * columns + column];
      }
      envelope(line, rows, parabola, border);
      for (int row = 0, k = 0; row < rows; row++) {
        while (border[k + 1] < row) {
          k++;
        }
        float d = row - parabola[k];
        squared[row * columns + column] = d * d + line[parabola[k]];
      }
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(squared, row * columns, line, 0, columns);
      envelope(line, columns, parabola, border);
      for (int column = 0, k = 0; column < columns; column++) {
        while (border[k + 1] < column) {
          k++;
        }
        float d = column - parabola[k];
        squared[row * columns + column] = d * d + line[parabola[k]];
      }
    }
    return squared;
  }

  /** The parabolas that are lowest somewhere, and where each begins to be. */
  private static void envelope(float[] line, int count, int[] parabola, double[] border) {
    int k = 0;
    parabola[0] = 0;
    border[0] = Double.NEGATIVE_INFINITY;
    border[1] = Double.POSITIVE_INFINITY;
    for (int q = 1; q < count; q++) {
      double s = meet(line, q, parabola[k]);
      while (s <= border[k]) {
        k--;
        s = meet(line, q, parabola[k]);
      }
      k++;
      parabola[k] = q;
      border[k] = s;
      border[k + 1] = Double.POSITIVE_INFINITY;
    }
  }

  private static double meet(float[] line, int q, int p) {
    return ((double) line[q] + (double) q * q - line[p] - (double) p * p) / (2.0 * (q - p));
  }
}
