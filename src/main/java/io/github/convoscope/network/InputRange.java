package io.github.convoscope.network;

import java.util.Arrays;

/**
 * Converts ink to the numbers that a network takes: {@code low} for no ink, {@code high} for full
 * ink, linear between. It computes in double precision and rounds once.
 *
 * <pre>{@code
 * float[] tensor = new InputRange(-1, 1).numbers(ink);
 * }</pre>
 */
public final class InputRange {
  /** Ink itself: 0 to 1. */
  public static final InputRange INK = new InputRange(0, 1);

  /** For no ink: one number, one a channel, or one a value of the input. */
  private final double[] none;

  /** For full ink, as many. */
  private final double[] full;

  private InputRange(double[] none, double[] full) {
    this.none = none;
    this.full = full;
  }

  /**
   * One range for the whole input.
   *
   * @param low number for no ink
   * @param high number for full ink; above {@code low}
   */
  public InputRange(double low, double high) {
    this(new double[] {low}, new double[] {high});
    if (!isRange(low, high)) {
      throw new IllegalArgumentException(low + " to " + high + " is no range");
    }
  }

  /**
   * A range that differs from place to place.
   *
   * @param none for no ink: one number a channel, or one a value of the input
   * @param full for full ink: as many; the same number where ink changes nothing
   */
  public static InputRange between(double[] none, double[] full) {
    if (none.length == 0 || none.length != full.length) {
      throw new IllegalArgumentException(none.length + " and " + full.length + " numbers");
    }
    return new InputRange(none.clone(), full.clone());
  }

  /** The range of these numbers, or {@link #INK} where they are none. */
  public static InputRange orInk(double low, double high) {
    return isRange(low, high) ? new InputRange(low, high) : INK;
  }

  /** Whether two numbers can be a range: finite, the second one larger. */
  public static boolean isRange(double low, double high) {
    return high > low && Double.isFinite(high - low);
  }

  /**
   * This range after (number − mean) / deviation.
   *
   * @param mean one number for all, one a channel, or one a value of the input
   * @param deviation as many; finite and not 0
   */
  public InputRange standardised(double[] mean, double[] deviation) {
    double[] from = new double[mean.length];
    double[] to = new double[mean.length];
    for (int i = 0; i < from.length; i++) {
      int at = none.length == 1 ? 0 : i;
      from[i] = (none[at] - mean[i]) / deviation[i];
      to[i] = (full[at] - mean[i]) / deviation[i];
    }
    return new InputRange(from, to);
  }

  /** This range for networks that have learnt dark ink on a bright ground. */
  public InputRange inverted() {
    return new InputRange(/* none= */ full, /* full= */ none);
  }

  /** The smallest number for no ink or full ink. */
  public double low() {
    return Math.min(
        Arrays.stream(none).min().orElseThrow(), Arrays.stream(full).min().orElseThrow());
  }

  /** The largest number for no ink or full ink. */
  public double high() {
    return Math.max(
        Arrays.stream(none).max().orElseThrow(), Arrays.stream(full).max().orElseThrow());
  }

  /** How far the numbers go. */
  public double width() {
    return high() - low();
  }

  /**
   * How the number changes with ink at a place of the input.
   *
   * @param at index into the input, [channels × rows × columns]
   * @param size how many values the input has
   */
  public double slope(int at, int size) {
    int part = part(at, size);
    return full[part] - none[part];
  }

  /**
   * The number for so much ink at a place of the input.
   *
   * @param at index into the input, [channels × rows × columns]
   * @param size how many values the input has
   */
  public float number(float ink, int at, int size) {
    int part = part(at, size);
    return (float) (none[part] + (full[part] - none[part]) * ink);
  }

  /** The ink that a number at a place of the input stands for. */
  public double ink(float number, int at, int size) {
    int part = part(at, size);
    double slope = full[part] - none[part];
    return slope == 0 ? 0 : (number - none[part]) / slope;
  }

  private int part(int at, int size) {
    return none.length == 1 ? 0 : at / Math.max(1, size / none.length);
  }

  /** The numbers for the ink of a whole input, in a new array. */
  public float[] numbers(float[] ink) {
    float[] numbers = new float[ink.length];
    for (int i = 0; i < ink.length; i++) {
      numbers[i] = number(ink[i], i, ink.length);
    }
    return numbers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputRange range
        && Arrays.equals(none, range.none)
        && Arrays.equals(full, range.full);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(none) + Arrays.hashCode(full);
  }

  @Override
  public String toString() {
    return Arrays.toString(none) + " to " + Arrays.toString(full);
  }
}
