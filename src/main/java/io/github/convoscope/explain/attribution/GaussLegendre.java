package io.github.convoscope.explain.attribution;

/**
 * Gauss-Legendre quadrature on [0, 1]: exact for polynomials up to degree 2n − 1. The nodes are the
 * roots of the Legendre polynomial, found by Newton's method from Tricomi's estimate.
 *
 * @param nodes ascending, inside (0, 1)
 * @param weights positive, summing to 1
 */
record GaussLegendre(double[] nodes, double[] weights) {
  private static final int NEWTON_STEPS = 100;

  /** The rule with n nodes, n ≥ 1. */
  static GaussLegendre of(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < (n + 1) / 2; i++) {
      double x = 2 * i + 1 == n ? 0 : Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope = slope(n, x);
      for (int step = 0; step < NEWTON_STEPS && x != 0; step++) {
        double change = legendre(n, x)[0] / slope;
        x -= change;
        slope = slope(n, x);
        if (Math.abs(change) < 1e-16) {
          break;
        }
      }
      double weight = 1 / ((1 - x * x) * slope * slope);
      nodes[i] = (1 - x) / 2;
      nodes[n - 1 - i] = (1 + x) / 2;
      weights[i] = weight;
      weights[n - 1 - i] = weight;
    }
    return new GaussLegendre(nodes, weights);
  }

  private static double slope(int n, double x) {
    double[] p = legendre(n, x);
    return n * (x * p[0] - p[1]) / (x * x - 1);
  }

  private static double[] legendre(int n, double x) {
    double previous = 1;
    double current = x;
    for (int k = 2; k <= n; k++) {
      double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
      previous = current;
      current = next;
    }
    return new double[] {current, previous};
  }
}
