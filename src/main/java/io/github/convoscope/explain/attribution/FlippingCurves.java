package io.github.convoscope.explain.attribution;

/**
 * How the score falls when the pixels that a map ranks highest are deleted first, and how it rises
 * when they are inserted first, beside the mean of random orders.
 *
 * @param deletion score after each equal step of deletion, from the input to the baseline
 * @param insertion score after each equal step of insertion, from the baseline to the input
 * @param randomDeletion the same in random orders
 * @param randomInsertion the same in random orders
 */
public record FlippingCurves(
    double[] deletion, double[] insertion, double[] randomDeletion, double[] randomInsertion) {

  /** Area under a curve over the share of pixels flipped, 0 to 1, by trapezoids. */
  public static double area(double[] curve) {
    double sum = 0;
    for (int i = 1; i < curve.length; i++) {
      sum += (curve[i - 1] + curve[i]) / 2;
    }
    return sum / (curve.length - 1);
  }

  /** True if the map does better than chance in both curves. */
  public boolean betterThanRandom() {
    return area(deletion) < area(randomDeletion) && area(insertion) > area(randomInsertion);
  }
}
