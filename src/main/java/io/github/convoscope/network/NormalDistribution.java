package io.github.convoscope.network;

/** Computes the standard normal distribution, to about 15 digits. */
public final class NormalDistribution {
  private static final double SERIES_UP_TO = 3;
  private static final int FRACTION_TERMS = 60;

  private NormalDistribution() {}

  /** Density at x. */
  public static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** Probability of a value below x. */
  public static double below(double x) {
    if (Math.abs(x) < SERIES_UP_TO) {
      return 0.5 + density(x) * series(x);
    }
    double tail = density(x) * fraction(Math.abs(x));
    return x > 0 ? 1 - tail : tail;
  }

  /** x + x³/3 + x⁵/15 + …, Marsaglia's series (2004). */
  private static double series(double x) {
    double sum = 0;
    double term = x;
    for (int i = 1; sum + term != sum; i++) {
      sum += term;
      term *= x * x / (2 * i + 1);
    }
    return sum;
  }

  /** Laplace's continued fraction of the upper tail divided by the density. */
  private static double fraction(double x) {
    double value = x;
    for (int i = FRACTION_TERMS; i > 0; i--) {
      value = x + i / value;
    }
    return 1 / value;
  }
}
