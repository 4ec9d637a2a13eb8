package io.github.convoscope.explain.trust;

import io.github.convoscope.colour.PictureColours;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.PictureInput.ChannelOrder;
import io.github.convoscope.network.Shape;
import java.util.SplittableRandom;

/**
 * A small square picture to be stuck on other pictures. Immutable.
 *
 * <pre>{@code
 * float[] stuck = sticker.on(input, shape, 12, 40, range);
 * }</pre>
 *
 * @param side in pixels of the network's input
 * @param light of each channel of the network's input, 0 to 1, [channels × side × side]; not to be
 *     changed
 */
public record Sticker(int side, float[] light) {
  private static final int CHANNELS = 3;

  /** Checks the length. */
  public Sticker {
    if (side < 1 || light.length % (side * side) != 0) {
      throw new IllegalArgumentException(light.length + " numbers for a side of " + side);
    }
  }

  /** Evenly grey, for comparison: it only covers. */
  public static Sticker grey(int side, int channels) {
    float[] light = new float[channels * side * side];
    java.util.Arrays.fill(light, 0.5f);
    return new Sticker(side, light);
  }

  /** Noise, for comparison. */
  public static Sticker noise(int side, int channels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] light = new float[channels * side * side];
    for (int i = 0; i < light.length; i++) {
      light[i] = (float) random.nextDouble();
    }
    return new Sticker(side, light);
  }

  /**
   * A copy of a picture with the sticker on it, which is cut at the picture's edges.
   *
   * @param input in the numbers that the network takes
   * @param shape of the network's input
   * @param top row of the sticker's upper edge
   * @param left column of its left edge
   */
  public float[] on(float[] input, Shape shape, int top, int left, InputRange range) {
    float[] stuck = input.clone();
    stick(stuck, 0, shape, top, left, range);
    return stuck;
  }

  /** Sticks it on one of several pictures, which begins at an index. */
  void stick(float[] inputs, int from, Shape shape, int top, int left, InputRange range) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = Math.max(0, -top); row < Math.min(side, shape.rows() - top); row++) {
        for (int column = Math.max(0, -left);
            column < Math.min(side, shape.columns() - left);
            column++) {
          int at = shape.index(channel, top + row, left + column);
          float own = light[(channel * side + row) * side + column];
          inputs[from + at] = range.number(own, at, shape.size());
        }
      }
    }
  }

  /**
   * Its colours, 0xAARRGGBB, opaque, [side × side].
   *
   * @param order which channel of the network is red
   */
  public int[] colours(ChannelOrder order) {
    int[] pixels = new int[side * side];
    if (light.length == CHANNELS * pixels.length) {
      new PictureColours(InputRange.INK, order).paint(light, 0, pixels);
    }
    return pixels;
  }
}
