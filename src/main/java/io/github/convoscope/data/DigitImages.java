package io.github.convoscope.data;

import io.github.convoscope.drawing.GreyImage;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Holds labelled pictures of digits, one byte for each pixel, as in IDX files.
 *
 * @param rows height of a picture in pixels
 * @param columns width of a picture in pixels
 * @param pixels all pictures one after the other, unsigned bytes; not to be changed
 * @param labels the label of each picture, 0 to 9; not to be changed
 */
public record DigitImages(int rows, int columns, byte[] pixels, byte[] labels) {
  /** Checks that sizes agree. */
  public DigitImages {
    if (pixels.length != (long) labels.length * rows * columns) {
      throw new IllegalArgumentException(
          pixels.length + " pixels for " + labels.length + " labels");
    }
  }

  /** The number of pictures. */
  public int count() {
    return labels.length;
  }

  /** The label of a picture. */
  public int label(int index) {
    return labels[index];
  }

  /** Copies a picture, scaled to 0 to 1, into an array. */
  public void copy(int index, float[] into, int offset) {
    int size = rows * columns;
    for (int i = 0; i < size; i++) {
      into[offset + i] = (pixels[index * size + i] & 0xff) / 255f;
    }
  }

  /** A picture, scaled to 0 to 1. */
  public float[] image(int index) {
    float[] image = new float[rows * columns];
    copy(index, image, 0);
    return image;
  }

  /** A picture as ink. */
  public GreyImage picture(int index) {
    return new GreyImage(rows, columns, image(index));
  }

  /** The pictures whose labels are wanted, in the same order. */
  public DigitImages where(IntPredicate wanted) {
    int size = rows * columns;
    byte[] itsPixels = new byte[pixels.length];
    byte[] itsLabels = new byte[labels.length];
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (wanted.test(labels[i])) {
        System.arraycopy(pixels, i * size, itsPixels, count * size, size);
        itsLabels[count++] = labels[i];
      }
    }
    return new DigitImages(
        rows, columns, Arrays.copyOf(itsPixels, count * size), Arrays.copyOf(itsLabels, count));
  }

  /** The pictures from index {@code from}, included, to {@code to}, excluded. */
  public DigitImages range(int from, int to) {
    int size = rows * columns;
    return new DigitImages(
        rows,
        columns,
        Arrays.copyOfRange(pixels, from * size, to * size),
        Arrays.copyOfRange(labels, from, to));
  }
}
