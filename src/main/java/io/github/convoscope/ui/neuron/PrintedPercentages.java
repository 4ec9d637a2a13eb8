package io.github.convoscope.ui.neuron;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rounds probabilities to tenths of a percent so that they add up to 100 % as printed. The largest
 * one is rounded for itself, as it is written in many places; the last digits of the others make up
 * for the rest (the method of largest remainders).
 *
 * <pre>{@code
 * int[] tenths = PrintedPercentages.tenths(new float[] {0.9994f, 0.0003f, 0.0003f});  // 999, 1, 0
 * }</pre>
 */
public final class PrintedPercentages {
  private static final int WHOLE = 1000;

  /** More classes than this are never all on screen. */
  private static final int MOST_CLASSES = 50;

  private static final double SUM_TOLERANCE = 1e-3;

  private PrintedPercentages() {}

  /**
   * The tenths of a percent that are printed of each fraction. Fractions that do not add up to 1,
   * and those of very many classes, are each rounded for themselves.
   *
   * @param fractions 0 to 1 each
   */
  public static int[] tenths(float[] fractions) {
    int[] tenths = new int[fractions.length];
    double sum = 0;
    int missing = WHOLE;
    int largest = 0;
    for (int i = 0; i < fractions.length; i++) {
      tenths[i] = Math.round(fractions[i] * WHOLE);
      missing -= tenths[i];
      sum += fractions[i];
      largest = fractions[i] > fractions[largest] ? i : largest;
    }
    if (missing != 0
        && Math.abs(sum - 1) < SUM_TOLERANCE
        && fractions.length > 1
        && fractions.length <= MOST_CLASSES) {
      share(fractions, tenths, missing, largest);
    }
    return tenths;
  }

  /** The tenths of a percent of all classes. */
  public static int[] tenths(SoftmaxTerms softmax) {
    float[] probabilities = new float[softmax.logits().length];
    for (int label = 0; label < probabilities.length; label++) {
      probabilities[label] = (float) softmax.probability(label);
    }
    return tenths(probabilities);
  }

  /** The probability of an output neuron, as it is printed among those of all classes. */
  public static String of(Arithmetic output, SoftmaxTerms softmax) {
    return ArithmeticNumbers.tenths(tenths(softmax)[output.neuron().channel()]);
  }

  private static void share(float[] fractions, int[] tenths, int missing, int largest) {
    int step = Integer.signum(missing);
    Comparator<Integer> byRemainder =
        Comparator.comparingDouble(i -> step * (tenths[i] - (double) fractions[i] * WHOLE));
    IntStream.range(0, tenths.length)
        .filter(i -> i != largest && tenths[i] + step >= 0)
        .boxed()
        .sorted(byRemainder)
        .limit(Math.abs(missing))
        .forEach(i -> tenths[i] += step);
  }
}
