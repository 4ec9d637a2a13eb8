package io.github.convoscope.model;

import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.network.Shape;

/** Turns pictures into what a network takes. */
public final class InputEncoder {
  private InputEncoder() {}

  /** The pictures that fit a network's input: its feature maps, or a square of its plain units. */
  public static InputFraming framing(Shape input) {
    int side = (int) Math.sqrt(input.size());
    return input.spatial()
        ? InputFraming.of(input.rows(), input.columns())
        : InputFraming.of(side, side);
  }

  /**
   * Writes a picture into an input, into each of its channels.
   *
   * @param picture one channel
   * @param into where to
   * @param from first number of the input
   * @param size how many numbers the input has
   */
  public static void copyToChannels(float[] picture, float[] into, int from, int size) {
    for (int at = 0; at + picture.length <= size; at += picture.length) {
      System.arraycopy(picture, 0, into, from + at, picture.length);
    }
  }
}
