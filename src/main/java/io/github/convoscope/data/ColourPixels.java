package io.github.convoscope.data;

import io.github.convoscope.drawing.ColourImage;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;

/** Converts decoded pictures to {@link ColourImage}s; transparent pixels stand on white. */
final class ColourPixels {
  private ColourPixels() {}

  static ColourImage of(BufferedImage image) {
    int rows = image.getHeight();
    int columns = image.getWidth();
    boolean indexed = image.getColorModel() instanceof IndexColorModel;
    boolean grey = !indexed && image.getRaster().getNumBands() < ColourImage.CHANNELS;
    float[] values = new float[ColourImage.CHANNELS * rows * columns];
    int[] line = new int[columns];
    for (int row = 0; row < rows; row++) {
      if (grey) {
        greyLine(image, row, line);
      } else {
        image.getRGB(0, row, columns, 1, line, 0, columns);
      }
      for (int column = 0; column < columns; column++) {
        float opacity = (line[column] >>> 24) / 255f;
        for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
          float light = (line[column] >> 16 - 8 * channel & 0xff) / 255f;
          values[(channel * rows + row) * columns + column] = opacity * light + (1 - opacity);
        }
      }
    }
    return new ColourImage(rows, columns, values);
  }

  /** Grey samples are read directly: Java would convert them to sRGB, and 100 of 255 to 168. */
  private static void greyLine(BufferedImage image, int row, int[] line) {
    boolean alpha = image.getColorModel().hasAlpha();
    int[] most = image.getColorModel().getComponentSize();
    for (int column = 0; column < line.length; column++) {
      int light = sample(image, column, row, 0, most[0]);
      int opacity = alpha ? sample(image, column, row, 1, most[1]) : 255;
      line[column] = opacity << 24 | light << 16 | light << 8 | light;
    }
  }

  private static int sample(BufferedImage image, int x, int y, int band, int bits) {
    return (int) (255L * image.getRaster().getSample(x, y, band) / ((1L << bits) - 1));
  }
}
