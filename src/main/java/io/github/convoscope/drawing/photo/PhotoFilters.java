package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.ColourImage;
import java.util.Random;

/** Changes all pixels of a small picture. Every method writes a new array or the one given. */
final class PhotoFilters {
  /** Standard deviation of the strongest blur, in parts of the longer side. */
  private static final double MOST_BLUR = 0.05;

  /** In a small picture it has so many pixels. */
  private static final double MOST_BLUR_PIXELS = 3;

  private static final double MOST_NOISE = 0.5;

  /** Noise is the same each time, so that an answer can be repeated. */
  private static final long SEED = 20;

  /** Of red, green and blue, as in ITU-R BT.601. */
  private static final float[] BRIGHTNESS = {0.299f, 0.587f, 0.114f};

  /** A Gauss curve is cut off at this multiple of its standard deviation. */
  private static final double REACH = 2.5;

  private PhotoFilters() {}

  /** A picture adjusted; values stay within 0 and 1. */
  static ColourImage adjusted(ColourImage image, Adjustments by) {
    if (by.equals(Adjustments.NONE)) {
      return image;
    }
    int rows = image.rows();
    int columns = image.columns();
    float[] values = image.values().clone();
    greyed(values, (float) by.grey());
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.5f + (float) by.contrast() * (values[i] - 0.5f);
    }
    if (by.blur() > 0) {
      double deviation =
          by.blur() * Math.max(MOST_BLUR_PIXELS, MOST_BLUR * Math.max(rows, columns));
      values = blurred(new ColourImage(rows, columns, values), deviation).values();
    }
    if (by.noise() > 0) {
      Random random = new Random(SEED);
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (by.noise() * MOST_NOISE * random.nextGaussian());
      }
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(0, Math.min(1, values[i]));
    }
    return new ColourImage(rows, columns, values);
  }

  private static void greyed(float[] values, float amount) {
    int size = values.length / ColourImage.CHANNELS;
    for (int i = 0; i < size && amount > 0; i++) {
      float bright = 0;
      for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
        bright += BRIGHTNESS[channel] * values[channel * size + i];
      }
      for (int at = i; at < values.length; at += size) {
        values[at] += amount * (bright - values[at]);
      }
    }
  }

  /**
   * Blurs a picture with a Gauss curve; beyond an edge its outermost pixels go on.
   *
   * @param deviation its standard deviation in pixels
   */
  static ColourImage blurred(ColourImage image, double deviation) {
    int reach = (int) Math.ceil(REACH * deviation);
    float[] weights = weights(reach, deviation);
    int rows = image.rows();
    int columns = image.columns();
    float[] from = image.values();
    float[] across = new float[from.length];
    float[] line = new float[columns + 2 * reach];
    for (int start = 0; start < from.length; start += columns) {
      for (int i = 0; i < line.length; i++) {
        line[i] = from[start + Math.max(0, Math.min(columns - 1, i - reach))];
      }
      for (int k = 0; k < weights.length; k++) {
        for (int i = 0; i < columns; i++) {
          across[start + i] += weights[k] * line[i + k];
        }
      }
    }
    float[] both = new float[from.length];
    for (int start = 0; start < from.length; start += rows * columns) {
      for (int row = 0; row < rows; row++) {
        for (int k = 0; k < weights.length; k++) {
          int source = Math.max(0, Math.min(rows - 1, row + k - reach));
          for (int i = 0; i < columns; i++) {
            both[start + row * columns + i] += weights[k] * across[start + source * columns + i];
          }
        }
      }
    }
    return new ColourImage(rows, columns, both);
  }

  private static float[] weights(int reach, double deviation) {
    double[] heights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = 0; i < heights.length; i++) {
      double distance = (i - reach) / deviation;
      heights[i] = Math.exp(-distance * distance / 2);
      sum += heights[i];
    }
    float[] weights = new float[heights.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (heights[i] / sum);
    }
    return weights;
  }
}
