package io.github.convoscope.training;

import java.util.SplittableRandom;

/**
 * Varies colour pictures and converts their bytes to the network's numbers, −1 to 1. One thread at
 * a time.
 */
final class PictureAugmentation {
  private static final int CHANNELS = 3;
  private static final double[] LIGHT = {0.299, 0.587, 0.114};

  private final int rows;
  private final int columns;

  /** Makes an augmentation for pictures of this size. */
  PictureAugmentation(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** The network's number for a byte. */
  static float number(byte pixel) {
    return (pixel & 0xff) / 127.5f - 1;
  }

  /** Copies pictures as they are. */
  static void copy(byte[] pixels, int from, float[] into, int offset, int count) {
    for (int i = 0; i < count; i++) {
      into[offset + i] = number(pixels[from + i]);
    }
  }

  /**
   * Writes a variation.
   *
   * @param pixels planes of red, green and blue, from index {@code from} on
   * @param into receives [3 × rows × columns]
   */
  void vary(
      byte[] pixels, int from, SplittableRandom random, PictureVariation limits, float[] into) {
    int down = shift(random, limits.shift());
    int right = shift(random, limits.shift());
    boolean mirrored = limits.mirrored() && random.nextBoolean();
    for (int channel = 0; channel < CHANNELS; channel++) {
      int plane = channel * rows * columns;
      for (int row = 0; row < rows; row++) {
        int source = from + plane + inside(row - down, rows) * columns;
        for (int column = 0; column < columns; column++) {
          int x = inside(column - right, columns);
          into[plane + row * columns + column] =
              number(pixels[source + (mirrored ? columns - 1 - x : x)]);
        }
      }
    }
    if (limits.colour() > 0) {
      colour(into, random, limits.colour());
    }
    if (limits.cut() > 0) {
      cut(into, random, limits.cut());
    }
  }

  private static int shift(SplittableRandom random, int most) {
    return most == 0 ? 0 : random.nextInt(2 * most + 1) - most;
  }

  /** The index mirrored at the edges. */
  private static int inside(int index, int length) {
    int mirrored = index < 0 ? -index : index;
    return mirrored < length ? mirrored : 2 * (length - 1) - mirrored;
  }

  private void colour(float[] picture, SplittableRandom random, double most) {
    int plane = rows * columns;
    double brightness = 2 * most * (2 * random.nextDouble() - 1);
    double contrast = 1 + most * (2 * random.nextDouble() - 1);
    double saturation = 1 + most * (2 * random.nextDouble() - 1);
    for (int p = 0; p < plane; p++) {
      double light = 0;
      for (int channel = 0; channel < CHANNELS; channel++) {
        light += LIGHT[channel] * picture[channel * plane + p];
      }
      for (int channel = 0; channel < CHANNELS; channel++) {
        double value = light + saturation * (picture[channel * plane + p] - light);
        picture[channel * plane + p] =
            (float) Math.max(-1, Math.min(1, contrast * value + brightness));
      }
    }
  }

  private void cut(float[] picture, SplittableRandom random, int side) {
    int top = random.nextInt(rows) - side / 2;
    int left = random.nextInt(columns) - side / 2;
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int row = Math.max(0, top); row < Math.min(rows, top + side); row++) {
        for (int column = Math.max(0, left); column < Math.min(columns, left + side); column++) {
          picture[(channel * rows + row) * columns + column] = 0;
        }
      }
    }
  }
}
