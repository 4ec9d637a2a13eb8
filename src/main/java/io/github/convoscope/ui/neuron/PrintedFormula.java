package io.github.convoscope.ui.neuron;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Writes a computation with the digits that make it right as printed: who computes it again from
 * the printed inputs gets the printed result.
 *
 * <pre>{@code
 * PrintedFormula.product(12.31, 0.0417, 0.513327);  // 12.31, 0.0417, 0.513
 * }</pre>
 *
 * <p>Every number has its usual decimals. Where these do not give the result, the inputs have up to
 * five more, as few as will do, and where that does not help either, the result has others, too.
 *
 * @param inputs the inputs, with a sign only where they are negative
 * @param decimals of the result
 * @param value the result
 */
public record PrintedFormula(List<String> inputs, int decimals, double value) {
  private static final int MORE_DECIMALS = 5;
  private static final int MOST_DECIMALS = 8;

  /** How many more decimals the result has, in the order in which they are tried. */
  private static final int[] OTHER_DECIMALS = {0, 1, -1, 2, -2};

  private static final List<int[]> OF_TWO = additions(2);

  /** Room for the error of numbers that have no exact binary form. */
  private static final double ROUNDING = 1e-9;

  /** Copies the list. */
  public PrintedFormula {
    inputs = List.copyOf(inputs);
  }

  /** Writes a product of two numbers. */
  public static PrintedFormula product(double first, double second, double product) {
    return of(new double[] {first, second}, PrintedFormula::multiplied, product);
  }

  /** Writes a computation whose numbers have the decimals of {@link ArithmeticNumbers#plain}. */
  public static PrintedFormula of(
      double[] inputs, ToDoubleFunction<double[]> formula, double result) {
    int[] usual = Arrays.stream(inputs).mapToInt(ArithmeticNumbers::decimals).toArray();
    return of(inputs, usual, formula, result, ArithmeticNumbers.decimals(result));
  }

  /**
   * Writes a computation of a fraction, which is written as percent with one decimal.
   *
   * @param formula the computation of the fraction
   * @param result the fraction
   */
  public static PrintedFormula percent(
      double[] inputs, ToDoubleFunction<double[]> formula, double result) {
    int[] usual = Arrays.stream(inputs).mapToInt(ArithmeticNumbers::decimals).toArray();
    return of(inputs, usual, numbers -> 100 * formula.applyAsDouble(numbers), 100 * result, 1);
  }

  /** The product of all numbers. */
  static double multiplied(double[] numbers) {
    return Arrays.stream(numbers).reduce(1, (a, b) -> a * b);
  }

  /**
   * Writes a computation.
   *
   * @param usual the decimals of each input where they will do
   * @param formula the computation
   * @param resultDecimals the decimals of the result where they will do
   */
  static PrintedFormula of(
      double[] inputs,
      int[] usual,
      ToDoubleFunction<double[]> formula,
      double result,
      int resultDecimals) {
    List<int[]> additions = inputs.length == 2 ? OF_TWO : additions(inputs.length);
    for (int other : OTHER_DECIMALS) {
      int decimals = Math.max(0, resultDecimals + other);
      for (int[] addition : additions) {
        int[] digits = new int[inputs.length];
        double[] printed = new double[inputs.length];
        for (int i = 0; i < inputs.length; i++) {
          digits[i] = Math.min(MOST_DECIMALS, usual[i] + addition[i]);
          printed[i] = printed(inputs[i], digits[i]);
        }
        double unit = Math.pow(10, -decimals);
        double off = Math.abs(formula.applyAsDouble(printed) - printed(result, decimals));
        if (off <= (0.5 + ROUNDING) * unit) {
          return written(inputs, digits, result, decimals);
        }
      }
    }
    return written(inputs, usual, result, resultDecimals);
  }

  /** The number as it is printed. */
  private static double printed(double value, int decimals) {
    return ArithmeticNumbers.isWritten(value)
        ? ArithmeticNumbers.rounded(value, decimals) / Math.pow(10, decimals)
        : value;
  }

  private static PrintedFormula written(
      double[] inputs, int[] digits, double result, int decimals) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      texts.add(ArithmeticNumbers.number(inputs[i], digits[i], false));
    }
    return new PrintedFormula(texts, decimals, result);
  }

  /** How many decimals more each input has, the fewest first; of two inputs each has its own. */
  private static List<int[]> additions(int inputs) {
    List<int[]> additions = new ArrayList<>();
    for (int first = 0; first <= MORE_DECIMALS; first++) {
      for (int second = 0; second <= MORE_DECIMALS; second++) {
        if (inputs == 2) {
          additions.add(new int[] {first, second});
        } else if (first == second) {
          int[] same = new int[inputs];
          Arrays.fill(same, first);
          additions.add(same);
        }
      }
    }
    additions.sort(Comparator.comparingInt(more -> Arrays.stream(more).sum()));
    return additions;
  }

  /** The result, with a sign only where it is negative. */
  public String result() {
    return ArithmeticNumbers.number(value, decimals, false);
  }

  /** The result with its sign. */
  public String signedResult() {
    return ArithmeticNumbers.number(value, decimals, true);
  }
}
