package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.ColourImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A picture with smaller copies of itself, each half as wide and high as the one before, so that a
 * large photograph can be shown and framed at any size without touching all its pixels. Immutable;
 * compared by identity.
 */
public final class Photo {
  /** Side of an empty canvas in pixels. */
  private static final int CANVAS = 512;

  /** The smallest copy has no side longer than this. */
  private static final int SMALLEST = 16;

  /** A copy is used while it has at least so many pixels for each pixel wanted. */
  private static final double SPARE = 2;

  private final List<ColourImage> levels;
  private final boolean drawn;

  private Photo(ColourImage image, boolean drawn) {
    List<ColourImage> made = new ArrayList<>(List.of(image));
    ColourImage last = image;
    while (Math.max(last.rows(), last.columns()) > SMALLEST) {
      last = halved(last);
      made.add(last);
    }
    levels = List.copyOf(made);
    this.drawn = drawn;
  }

  /** Makes the smaller copies of a photograph; takes a while for a large one. */
  public static Photo of(ColourImage image) {
    return new Photo(image, false);
  }

  /** Makes the smaller copies of a picture that is drawn. */
  public static Photo ofDrawn(ColourImage image) {
    return new Photo(image, true);
  }

  /**
   * An empty canvas.
   *
   * @param rgb its colour, packed, 8 bits a channel
   */
  public static Photo canvas(int rgb) {
    int size = CANVAS * CANVAS;
    float[] values = new float[ColourImage.CHANNELS * size];
    for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
      Arrays.fill(values, channel * size, (channel + 1) * size, light(rgb, channel));
    }
    return new Photo(new ColourImage(CANVAS, CANVAS, values), true);
  }

  /** Light of a channel of a packed colour, 0 to 1; channel 0 is red. */
  static float light(int rgb, int channel) {
    return (rgb >> 16 - 8 * channel & 0xff) / 255f;
  }

  /** The picture in full size. */
  public ColourImage image() {
    return levels.get(0);
  }

  /** Height in pixels. */
  public int rows() {
    return image().rows();
  }

  /** Width in pixels. */
  public int columns() {
    return image().columns();
  }

  /** Whether it is no photograph: a canvas, or a picture that is drawn. */
  public boolean drawn() {
    return drawn;
  }

  /**
   * The smallest copy with at least two pixels for each one wanted, or the picture itself.
   *
   * @param scale size of a pixel of the picture, in the pixels wanted
   */
  public ColourImage level(double scale) {
    int level = 0;
    while (level + 1 < levels.size() && (2 << level) * scale * SPARE <= 1) {
      level++;
    }
    return levels.get(level);
  }

  /** The smallest copy whose longer side has at least so many pixels, or the picture itself. */
  public ColourImage atLeast(int side) {
    ColourImage found = image();
    for (ColourImage level : levels) {
      found = Math.max(level.rows(), level.columns()) >= side ? level : found;
    }
    return found;
  }

  /** Averages squares of 2 × 2 pixels; at an odd edge, what there is of them. */
  private static ColourImage halved(ColourImage image) {
    int rows = (image.rows() + 1) / 2;
    int columns = (image.columns() + 1) / 2;
    float[] values = new float[ColourImage.CHANNELS * rows * columns];
    float[] from = image.values();
    for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
      for (int row = 0; row < rows; row++) {
        int upper = (channel * image.rows() + 2 * row) * image.columns();
        int lower = 2 * row + 1 < image.rows() ? upper + image.columns() : upper;
        int to = (channel * rows + row) * columns;
        for (int column = 0; column < columns; column++) {
          int left = 2 * column;
          int right = Math.min(left + 1, image.columns() - 1);
          values[to + column] =
              (from[upper + left] + from[upper + right] + from[lower + left] + from[lower + right])
                  / 4;
        }
      }
    }
    return new ColourImage(rows, columns, values);
  }
}
