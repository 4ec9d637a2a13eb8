package io.github.convoscope.drawing;

/** The measures of the drawing pad, in pad units: x grows to the right, y grows downwards. */
public final class Pad {
  /** Width and height of the pad. */
  public static final double SIZE = 500;

  /** Width of the pad's pen; reduced to 28 pixels it is the 2.5 pixels of a normalised drawing. */
  public static final double PEN_WIDTH = 2.5 * SIZE / 28;

  private Pad() {}
}
