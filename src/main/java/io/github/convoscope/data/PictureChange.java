package io.github.convoscope.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes other pictures of decoded ones: smaller, in sRGB, turned. */
final class PictureChange {
  private PictureChange() {}

  /**
   * Averages squares of pixels, each weighted with its opacity.
   *
   * @param by side of a square; the picture itself is returned for 1
   */
  static BufferedImage averaged(BufferedImage image, int by) {
    if (by == 1) {
      return image;
    }
    BufferedImage source = hasPlainSamples(image) ? image : painted(image);
    ColorModel model = source.getColorModel();
    Raster from = source.getRaster();
    int columns = Math.max(1, from.getWidth() / by);
    int rows = Math.max(1, from.getHeight() / by);
    WritableRaster to = model.createCompatibleWritableRaster(columns, rows);
    int bands = from.getNumBands();
    int colours = model.hasAlpha() ? bands - 1 : bands;
    int[] samples = new int[from.getWidth()];
    int[] opacity = new int[from.getWidth()];
    Arrays.fill(opacity, 1);
    boolean bytes =
        from.getTransferType() == DataBuffer.TYPE_BYTE && from.getNumDataElements() == bands;
    byte[] line = new byte[bytes ? from.getWidth() * bands : 0];
    for (int row = 0; row < rows; row++) {
      int top = (int) ((long) row * from.getHeight() / rows);
      int bottom = (int) ((row + 1L) * from.getHeight() / rows);
      long[][] sums = new long[bands][columns];
      long[] weights = new long[columns];
      for (int y = top; y < bottom; y++) {
        if (bytes) {
          from.getDataElements(0, y, from.getWidth(), 1, line);
        }
        if (model.hasAlpha()) {
          read(from, y, colours, line, opacity);
        }
        add(opacity, null, weights);
        for (int band = 0; band < colours; band++) {
          read(from, y, band, line, samples);
          add(samples, opacity, sums[band]);
        }
      }
      for (int column = 0; column < columns; column++) {
        long weight = weights[column];
        for (int band = 0; band < colours && weight > 0; band++) {
          to.setSample(column, row, band, (int) ((sums[band][column] + weight / 2) / weight));
        }
        if (model.hasAlpha()) {
          long left = (long) column * from.getWidth() / columns;
          long right = (column + 1L) * from.getWidth() / columns;
          to.setSample(column, row, colours, (int) (weight / ((right - left) * (bottom - top))));
        }
      }
    }
    return new BufferedImage(model, to, model.isAlphaPremultiplied(), null);
  }

  /**
   * Reads a band of a row.
   *
   * @param line the row's samples, pixel by pixel; empty to ask the raster, which takes much longer
   */
  private static void read(Raster from, int row, int band, byte[] line, int[] samples) {
    if (line.length == 0) {
      from.getSamples(0, row, samples.length, 1, band, samples);
      return;
    }
    int bands = line.length / samples.length;
    for (int i = 0, at = band; i < samples.length; i++, at += bands) {
      samples[i] = line[at] & 0xff;
    }
  }

  /** Adds a row of samples, times weights where there are any, to the sums of its squares. */
  private static void add(int[] samples, int @Nullable [] weights, long[] sums) {
    int at = 0;
    for (int column = 0; column < sums.length; column++) {
      int end = (int) ((column + 1L) * samples.length / sums.length);
      long sum = 0;
      for (; at < end; at++) {
        sum += weights == null ? samples[at] : (long) samples[at] * weights[at];
      }
      sums[column] += sum;
    }
  }

  /** Whether the mean of samples is the sample of a mean: not for palettes, nor fractions. */
  private static boolean hasPlainSamples(BufferedImage image) {
    int type = image.getRaster().getTransferType();
    boolean whole =
        type == DataBuffer.TYPE_BYTE
            || type == DataBuffer.TYPE_USHORT
            || type == DataBuffer.TYPE_INT;
    return whole && !(image.getColorModel() instanceof IndexColorModel);
  }

  private static BufferedImage painted(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    int columns = image.getWidth();
    BufferedImage painted = new BufferedImage(columns, image.getHeight(), type);
    int[] line = new int[columns];
    for (int row = 0; row < image.getHeight(); row++) {
      painted.setRGB(
          0, row, columns, 1, image.getRGB(0, row, columns, 1, line, 0, columns), 0, columns);
    }
    return painted;
  }

  /** Converts colours of another profile at once: pixel by pixel it takes Java seconds. */
  static BufferedImage inSrgb(BufferedImage image) {
    boolean standard =
        Objects.equals(
            image.getColorModel().getColorSpace(), ColorModel.getRGBdefault().getColorSpace());
    if (standard || image.getColorModel().getNumColorComponents() < 3) {
      return image;
    }
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), type);
    return new ColorConvertOp(null).filter(image, converted);
  }

  /**
   * Turns and mirrors a picture as its orientation says.
   *
   * @param orientation as EXIF counts, 1 to 8: what the first row and column of the picture are;
   *     any other number is 1
   */
  static BufferedImage turned(BufferedImage image, int orientation) {
    if (orientation < 2 || orientation > 8) {
      return image;
    }
    Raster from = image.getRaster();
    int right = from.getWidth() - 1;
    int low = from.getHeight() - 1;
    boolean onItsSide = orientation > 4;
    int columns = onItsSide ? from.getHeight() : from.getWidth();
    int rows = onItsSide ? from.getWidth() : from.getHeight();
    WritableRaster to = image.getColorModel().createCompatibleWritableRaster(columns, rows);
    boolean fromRight = orientation == 2 || orientation == 3 || orientation >= 7;
    boolean fromBelow =
        orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    Object pixel = null;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int across = onItsSide ? y : x;
        int down = onItsSide ? x : y;
        pixel =
            from.getDataElements(
                fromRight ? right - across : across, fromBelow ? low - down : down, pixel);
        to.setDataElements(x, y, pixel);
      }
    }
    return new BufferedImage(
        image.getColorModel(), to, image.getColorModel().isAlphaPremultiplied(), null);
  }
}
