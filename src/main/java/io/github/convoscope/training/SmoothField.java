package io.github.convoscope.training;

import java.util.SplittableRandom;

/**
 * Computes a random smooth displacement of the unit square, for elastic deformation (Simard et al.
 * 2003): cubic B-splines over a coarse grid of normal random numbers. One thread at a time.
 */
final class SmoothField {
  private final int knots;
  private final double[] right;
  private final double[] down;
  private final double[] weightsX = new double[4];
  private final double[] weightsY = new double[4];

  /** A field with this many spans in each direction. */
  SmoothField(int spans) {
    knots = spans + 3;
    right = new double[knots * knots];
    down = new double[knots * knots];
  }

  /**
   * Draws a new field; {@code sigma} is about the displacements' standard deviation at the knots.
   */
  void sample(SplittableRandom random, double sigma) {
    for (int i = 0; i < right.length; i++) {
      right[i] = sigma * random.nextGaussian();
      down[i] = sigma * random.nextGaussian();
    }
  }

  /**
   * Writes the displacement at (x, y) of the unit square to {@code into[0]} (right) and {@code
   * into[1]} (down).
   */
  void at(double x, double y, double[] into) {
    int spans = knots - 3;
    double u = Math.max(0, Math.min(1, x)) * spans;
    double v = Math.max(0, Math.min(1, y)) * spans;
    int column = Math.min(spans - 1, (int) u);
    int row = Math.min(spans - 1, (int) v);
    weights(u - column, weightsX);
    weights(v - row, weightsY);
    double sumRight = 0;
    double sumDown = 0;
    for (int i = 0; i < 4; i++) {
      int from = (row + i) * knots + column;
      for (int j = 0; j < 4; j++) {
        double weight = weightsY[i] * weightsX[j];
        sumRight += weight * right[from + j];
        sumDown += weight * down[from + j];
      }
    }
    into[0] = sumRight;
    into[1] = sumDown;
  }

  private static void weights(double t, double[] into) {
    double s = 1 - t;
    into[0] = s * s * s / 6;
    into[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
    into[2] = (3 * s * s * s - 6 * s * s + 4) / 6;
    into[3] = t * t * t / 6;
  }
}
