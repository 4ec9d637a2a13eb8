package io.github.convoscope.network;

/**
 * The numbers that a network takes for ink: {@code low} for none, {@code high} for full ink, and
 * evenly between. Arithmetic is in double precision, rounded once.
 *
 * @param low number for no ink
 * @param high number for full ink; above {@code low}
 */
public record InputRange(double low, double high) {
  /** Ink itself: 0 to 1. */
  public static final InputRange INK = new InputRange(0, 1);

  /** Checks the order. */
  public InputRange {
    if (!isRange(low, high)) {
      throw new IllegalArgumentException(low + " to " + high + " is no range");
    }
  }

  /** The range of these numbers, or {@link #INK} where they are none. */
  public static InputRange orInk(double low, double high) {
    return isRange(low, high) ? new InputRange(low, high) : INK;
  }

  private static boolean isRange(double low, double high) {
    return high > low && Double.isFinite(high - low);
  }

  /** How far the numbers go. */
  public double width() {
    return high - low;
  }

  /** The number for so much ink. */
  public float number(float ink) {
    return (float) (low + width() * ink);
  }

  /** The ink that a number stands for. */
  public double ink(float number) {
    return (number - low) / width();
  }

  /** The numbers for ink, in a new array. */
  public float[] numbers(float[] ink) {
    float[] numbers = new float[ink.length];
    for (int i = 0; i < ink.length; i++) {
      numbers[i] = number(ink[i]);
    }
    return numbers;
  }
}
