package io.github.convoscope.network;

/**
 * Converts ink to the numbers that a network takes: {@code low} for no ink, {@code high} for full
 * ink, linear between. It computes in double precision and rounds once.
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

  /** Makes a range of these numbers, or returns {@link #INK} if they do not form a range. */
  public static InputRange orInk(double low, double high) {
    return isRange(low, high) ? new InputRange(low, high) : INK;
  }

  private static boolean isRange(double low, double high) {
    return high > low && Double.isFinite(high - low);
  }

  /** The difference between the numbers for full ink and for none. */
  public double width() {
    return high - low;
  }

  /** Converts ink to a number. */
  public float number(float ink) {
    return (float) (low + width() * ink);
  }

  /** Converts a number to ink. */
  public double ink(float number) {
    return (number - low) / width();
  }

  /** Converts ink to numbers, in a new array. */
  public float[] numbers(float[] ink) {
    float[] numbers = new float[ink.length];
    for (int i = 0; i < ink.length; i++) {
      numbers[i] = number(ink[i]);
    }
    return numbers;
  }
}
