package io.github.convoscope.training;

import java.util.SplittableRandom;

/**
 * Varies a picture of a digit: rotation, slant, stretch, shift, elastic bends, thicker or thinner
 * lines. One thread at a time.
 */
final class ImageAugmentation {
  private final int rows;
  private final int columns;
  private final SmoothField field = new SmoothField(4);
  private final float[] warped;
  private final double[] bend = new double[2];
  private final float[] across = new float[4];
  private final float[] down = new float[4];

  /** Makes an augmentation for pictures of this size. */
  ImageAugmentation(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    warped = new float[rows * columns];
  }

  /** Writes a variation of {@code image} to {@code into}, both [rows × columns], 0 to 1. */
  void vary(
      float[] image, SplittableRandom random, AugmentationLimits limits, float[] into, int offset) {
    if (random.nextDouble() < limits.untouched()) {
      System.arraycopy(image, 0, into, offset, image.length);
      return;
    }
    warp(image, random, limits);
    double thicker =
        random.nextDouble() < limits.thickness() ? 1.4 * (random.nextDouble() - 0.5) : 0;
    thicken(thicker, into, offset);
  }

  private void warp(float[] image, SplittableRandom random, AugmentationLimits limits) {
    double[] m = limits.matrix(random);
    double midX = (columns - 1) / 2.0;
    double midY = (rows - 1) / 2.0;
    double shiftX = limits.shift(random);
    double shiftY = limits.shift(random);
    field.sample(random, limits.bend() * columns);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        field.at(column / (columns - 1.0), row / (rows - 1.0), bend);
        double dx = column - midX - shiftX;
        double dy = row - midY - shiftY;
        double x = m[0] * dx + m[1] * dy + midX + bend[0];
        double y = m[2] * dx + m[3] * dy + midY + bend[1];
        warped[row * columns + column] = sample(image, x, y);
      }
    }
  }

  /**
   * Interpolates cubically (Catmull-Rom). Linear interpolation would blur the digits, so that
   * MNIST's own digits would be sharper than all training examples.
   */
  private float sample(float[] image, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    if (column < -1 || row < -1 || column >= columns || row >= rows) {
      return 0;
    }
    weights((float) (x - column), across);
    weights((float) (y - row), down);
    float sum = 0;
    for (int i = 0; i < 4; i++) {
      float line = 0;
      for (int j = 0; j < 4; j++) {
        line += across[j] * pixel(image, row - 1 + i, column - 1 + j);
      }
      sum += down[i] * line;
    }
    return Math.max(0, Math.min(1, sum));
  }

  private static void weights(float t, float[] into) {
    into[0] = 0.5f * t * (-1 + t * (2 - t));
    into[1] = 0.5f * (2 + t * t * (-5 + 3 * t));
    into[2] = 0.5f * t * (1 + t * (4 - 3 * t));
    into[3] = 0.5f * t * t * (t - 1);
  }

  private float pixel(float[] image, int row, int column) {
    return row < 0 || column < 0 || row >= rows || column >= columns
        ? 0
        : image[row * columns + column];
  }

  /**
   * Interpolates between the picture and its dilation (above 0) or erosion (below 0) by a cross of
   * five pixels.
   */
  private void thicken(double amount, float[] into, int offset) {
    float part = (float) Math.abs(amount);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        float value = warped[row * columns + column];
        if (part > 0) {
          float up = pixel(warped, row - 1, column);
          float down = pixel(warped, row + 1, column);
          float left = pixel(warped, row, column - 1);
          float right = pixel(warped, row, column + 1);
          float end =
              amount > 0
                  ? Math.max(value, Math.max(Math.max(up, down), Math.max(left, right)))
                  : Math.min(value, Math.min(Math.min(up, down), Math.min(left, right)));
          value += part * (end - value);
        }
        into[offset + row * columns + column] = value;
      }
    }
  }
}
