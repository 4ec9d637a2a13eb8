package io.github.convoscope.explain.visualisation;

/**
 * Gradient ascent with momentum and a step size of its own for each coordinate (Kingma, Ba 2015).
 */
final class Adam {
  private static final double KEEP_MEAN = 0.9;
  private static final double KEEP_SQUARE = 0.999;
  private static final double TINY = 1e-8;

  private final double rate;
  private final double[] mean;
  private final double[] square;
  private int steps;

  /** Ascent in so many coordinates at a rate. */
  Adam(int dimensions, double rate) {
    this.rate = rate;
    mean = new double[dimensions];
    square = new double[dimensions];
  }

  /** Moves a point uphill. */
  void ascend(double[] point, double[] slope) {
    steps++;
    double meanBias = 1 - Math.pow(KEEP_MEAN, steps);
    double squareBias = 1 - Math.pow(KEEP_SQUARE, steps);
    for (int i = 0; i < point.length; i++) {
      mean[i] = KEEP_MEAN * mean[i] + (1 - KEEP_MEAN) * slope[i];
      square[i] = KEEP_SQUARE * square[i] + (1 - KEEP_SQUARE) * slope[i] * slope[i];
      point[i] += rate * mean[i] / meanBias / (Math.sqrt(square[i] / squareBias) + TINY);
    }
  }
}
