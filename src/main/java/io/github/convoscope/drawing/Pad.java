package io.github.convoscope.drawing;

/** Defines the sizes of the drawing pad, in pad units: x grows to the right, y downwards. */
public final class Pad {
  /** Width and height of the pad. */
  public static final double SIZE = 500;

  /** Width of the pad's pen: 2.5 pixels when the pad is reduced to 28 pixels, as if normalised. */
  public static final double PEN_WIDTH = 2.5 * SIZE / 28;

  private Pad() {}
}
