package io.github.convoscope.explain.contribution;

import java.util.Arrays;

/** Sorts numbers by magnitude (absolute value), the largest first; equals keep their order. */
public final class MagnitudeOrder {
  private MagnitudeOrder() {}

  /** Indices of the numbers, from the largest magnitude to the smallest. */
  public static int[] bySize(float[] numbers) {
    long[] keys = new long[numbers.length];
    for (int i = 0; i < keys.length; i++) {
      // The bits of non-negative floats are ordered as the floats are.
      keys[i] = ((long) ~Float.floatToIntBits(Math.abs(numbers[i])) << 32) | i;
    }
    Arrays.sort(keys);
    int[] indices = new int[keys.length];
    Arrays.setAll(indices, i -> (int) keys[i]);
    return indices;
  }

  /** Sum of all magnitudes. */
  public static double total(float[] numbers) {
    double all = 0;
    for (float number : numbers) {
      all += Math.abs(number);
    }
    return all;
  }

  /**
   * Share of the first {@code k} numbers of an order in the sum of all magnitudes.
   *
   * @param order indices of the numbers
   * @return 0 to 1; 1 when all numbers are zero
   */
  static double share(float[] numbers, int[] order, int k) {
    double all = total(numbers);
    double first = 0;
    for (int i = 0; i < Math.min(k, order.length); i++) {
      first += Math.abs(numbers[order[i]]);
    }
    return all == 0 ? 1 : first / all;
  }
}
