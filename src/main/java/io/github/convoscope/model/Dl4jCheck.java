package io.github.convoscope.model;

/**
 * Compares the logits of our engine with those of DL4J, which loaded the same file itself, for one
 * input.
 *
 * @param version DL4J's version, such as {@code 1.0.0-M2.1}
 * @param maxDifference the largest difference between two logits of a class
 * @param largest the largest logit of DL4J, without its sign
 */
public record Dl4jCheck(String version, double maxDifference, double largest) {
  /** Sums in another order differ by less; a layer that is read wrongly differs by far more. */
  private static final double TOLERANCE = 1e-3;

  static Dl4jCheck of(String version, float[] ours, float[] dl4j) {
    double difference = ours.length == dl4j.length ? 0 : Double.POSITIVE_INFINITY;
    double largest = 0;
    for (int i = 0; i < Math.min(ours.length, dl4j.length); i++) {
      // A NaN of one of them has to count as a difference.
      double apart = Math.abs((double) ours[i] - dl4j[i]);
      difference = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(difference, apart);
      largest = Math.max(largest, Math.abs(dl4j[i]));
    }
    return new Dl4jCheck(version, difference, largest);
  }

  /** Whether both compute the same, but for rounding. */
  public boolean agrees() {
    return maxDifference <= TOLERANCE * Math.max(1, largest);
  }
}
