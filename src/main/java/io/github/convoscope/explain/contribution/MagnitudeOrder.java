package io.github.convoscope.explain.contribution;

import java.util.Arrays;

/** Sorts numbers by size, the largest first whatever their sign; equals keep their order. */
public final class MagnitudeOrder {
  private MagnitudeOrder() {}

  /** Places of the numbers, from the largest in size to the smallest. */
  public static int[] bySize(float[] numbers) {
    long[] keys = new long[numbers.length];
    for (int i = 0; i < keys.length; i++) {
      // The bits of non-negative floats are ordered as the floats are.
      keys[i] = ((long) ~Float.floatToIntBits(Math.abs(numbers[i])) << 32) | i;
    }
    Arrays.sort(keys);
    int[] places = new int[keys.length];
    Arrays.setAll(places, i -> (int) keys[i]);
    return places;
  }

  /**
   * How much of the sum of all sizes the first {@code k} places carry, 0 to 1; 1 when all are zero.
   */
  public static double share(float[] numbers, int[] places, int k) {
    double all = 0;
    for (float number : numbers) {
      all += Math.abs(number);
    }
    double first = 0;
    for (int i = 0; i < Math.min(k, places.length); i++) {
      first += Math.abs(numbers[places[i]]);
    }
    return all == 0 ? 1 : first / all;
  }
}
