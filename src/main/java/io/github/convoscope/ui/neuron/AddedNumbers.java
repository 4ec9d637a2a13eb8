package io.github.convoscope.ui.neuron;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Writes the terms of a sum so that they add up as printed: all have as many decimals as the total,
 * and the last digits are rounded up where the remainders are largest (the method of largest
 * remainders). No term is off by a whole last digit. {@link PrintedSum} uses it where plain
 * rounding does not add up.
 */
final class AddedNumbers {
  private AddedNumbers() {}

  /**
   * The terms with their signs.
   *
   * @param total their sum, written with {@link ArithmeticNumbers#plain}
   */
  static String[] signed(double[] terms, double total) {
    int decimals = ArithmeticNumbers.decimals(total);
    double unit = Math.pow(10, -decimals);
    long[] scaled = new long[terms.length];
    double[] remainders = new double[terms.length];
    long missing = Math.round(Math.abs(total) / unit) * (total < 0 ? -1 : 1);
    for (int i = 0; i < terms.length; i++) {
      double exact = terms[i] / unit;
      scaled[i] = (long) Math.floor(exact);
      remainders[i] = exact - scaled[i];
      missing -= scaled[i];
    }
    if (missing < 0 || missing > terms.length) {
      // The terms are no sum of this total: each is rounded for itself.
      missing = 0;
      for (int i = 0; i < terms.length; i++) {
        scaled[i] = Math.round(terms[i] / unit);
      }
    }
    IntStream.range(0, terms.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -remainders[i]))
        .limit(missing)
        .forEach(i -> scaled[i]++);
    String[] texts = new String[terms.length];
    for (int i = 0; i < terms.length; i++) {
      texts[i] = ArithmeticNumbers.number(scaled[i] * unit, decimals, true);
    }
    return texts;
  }
}
