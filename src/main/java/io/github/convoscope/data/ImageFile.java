package io.github.convoscope.data;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.ink.ArgbImage;
import io.github.convoscope.drawing.ink.BroughtPicture;
import io.github.convoscope.drawing.ink.FoundInk;
import io.github.convoscope.drawing.ink.InkFinder;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.file.Path;

/**
 * Reads pictures as ink, and detects whether the background is bright or dark. {@link
 * PictureDecoder} decodes them.
 */
public final class ImageFile {
  private static final int NETWORK_SIDE = 28;

  /** Distance from both ground and full ink at which a pixel is neither. */
  private static final float BETWEEN = 0.2f;

  /** The share of such pixels that edges have in a picture of two brightnesses. */
  private static final double FEW = 0.1;

  /** Difference of brightness, 0 to 1, up to which two of them may be one that light changes. */
  private static final float FAINT = 0.1f;

  private ImageFile() {}

  /**
   * Reads a picture as ink.
   *
   * @return ink 0 to 1; a picture of 28×28 pixels keeps its grey levels, others are stretched to
   *     the full range
   * @throws io.github.convoscope.message.Problem when the file can't be read, is no such picture,
   *     incomplete or too large
   */
  public static GreyImage read(Path file) {
    return bring(PictureDecoder.read(file)).ink();
  }

  /**
   * Finds the ink of a picture. One of 28×28 pixels is taken as it is; of a picture without strokes
   * that is clean or of two brightnesses, such as a filled square, whatever differs from its border
   * is ink. That is doubtful, unless it is clean, and clearly of two brightnesses.
   */
  public static BroughtPicture bring(BufferedImage image) {
    int columns = image.getWidth();
    int rows = image.getHeight();
    int[] argb = image.getRGB(0, 0, columns, rows, null, 0, columns);
    ArgbImage picture = new ArgbImage(rows, columns, argb);
    if (rows == NETWORK_SIDE && columns == NETWORK_SIDE) {
      return new BroughtPicture(picture, level(image), null);
    }
    FoundInk found = InkFinder.find(picture);
    if (!found.digits().isEmpty()) {
      return new BroughtPicture(picture, found.ink(), found);
    }
    GreyImage level = level(image);
    boolean twoTone = isTwoTone(level);
    if (found.clean() && twoTone && contrast(image) > FAINT) {
      return new BroughtPicture(picture, level, found);
    }
    // No strokes were found: whatever the network makes of the spot or the slope, it is not sure.
    GreyImage spot = new GreyImage(rows, columns, level.ink(), found.ink().doubt());
    return new BroughtPicture(picture, found.clean() || twoTone ? spot : found.ink(), found);
  }

  /** Whether almost all of a picture is either ground or full ink, as a file with losses has it. */
  private static boolean isTwoTone(GreyImage image) {
    int between = 0;
    for (float ink : image.ink()) {
      between += ink > BETWEEN && ink < 1 - BETWEEN ? 1 : 0;
    }
    return between < image.ink().length * FEW;
  }

  /** The brightest less the darkest pixel, 0 to 1. */
  private static float contrast(BufferedImage image) {
    float least = 1;
    float most = 0;
    for (float value : light(image)) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return most - least;
  }

  /** The ink of a picture, as {@link #bring} finds it. */
  public static GreyImage ink(BufferedImage image) {
    return bring(image).ink();
  }

  /**
   * Reads a picture in its colours.
   *
   * @throws io.github.convoscope.message.Problem when the file can't be read, is no such picture,
   *     incomplete or too large
   */
  public static ColourImage readColours(Path file) {
    return ColourPixels.of(PictureDecoder.read(file));
  }

  /** A decoded picture in its colours. */
  public static ColourImage colours(BufferedImage image) {
    return ColourPixels.of(image);
  }

  /**
   * Converts a picture to ink: the difference from the background, which is found at the border.
   */
  private static GreyImage level(BufferedImage image) {
    int columns = image.getWidth();
    int rows = image.getHeight();
    float[] light = light(image);
    float background = border(light, rows, columns);
    float least = 1;
    float most = 0;
    for (float value : light) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    boolean darkOnBright = background > (least + most) / 2;
    boolean asItIs = rows == NETWORK_SIDE && columns == NETWORK_SIDE;
    float from = asItIs ? (darkOnBright ? 1 : 0) : background;
    float to = asItIs ? 1 - from : darkOnBright ? least : most;
    float[] ink = new float[light.length];
    for (int i = 0; i < ink.length && to != from; i++) {
      ink[i] = Math.max(0, Math.min(1, (light[i] - from) / (to - from)));
    }
    return new GreyImage(rows, columns, ink);
  }

  /**
   * The brightness of every pixel. Transparent pixels get the brightness that contrasts with the
   * opaque ones.
   */
  private static float[] light(BufferedImage image) {
    int columns = image.getWidth();
    int rows = image.getHeight();
    float[] light = new float[rows * columns];
    float[] opacity = new float[rows * columns];
    double bright = 0;
    double opaque = 0;
    Pixels pixels = Pixels.of(image);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        opacity[at] = pixels.opacity(column, row);
        light[at] = pixels.light(column, row);
        bright += opacity[at] * light[at];
        opaque += opacity[at];
      }
    }
    float contrast = bright > opaque / 2 ? 0 : 1;
    for (int i = 0; i < light.length; i++) {
      light[i] = opacity[i] * light[i] + (1 - opacity[i]) * contrast;
    }
    return light;
  }

  /** Brightness and opacity of single pixels, 0 to 1. */
  private interface Pixels {
    float light(int x, int y);

    float opacity(int x, int y);

    /** Grey samples are read directly: Java would convert them to sRGB, and 100 of 255 to 168. */
    static Pixels of(BufferedImage image) {
      boolean indexed = image.getColorModel() instanceof IndexColorModel;
      boolean grey = !indexed && image.getRaster().getNumBands() < 3;
      return grey ? new Grey(image) : new Coloured(image);
    }
  }

  private record Grey(BufferedImage image) implements Pixels {
    @Override
    public float light(int x, int y) {
      return sample(x, y, 0);
    }

    @Override
    public float opacity(int x, int y) {
      return image.getColorModel().hasAlpha() ? sample(x, y, 1) : 1;
    }

    private float sample(int x, int y, int band) {
      float most = (1L << image.getColorModel().getComponentSize(band)) - 1;
      return image.getRaster().getSample(x, y, band) / most;
    }
  }

  private record Coloured(BufferedImage image) implements Pixels {
    @Override
    public float light(int x, int y) {
      int argb = image.getRGB(x, y);
      double sum = 0.299 * (argb >> 16 & 0xff) + 0.587 * (argb >> 8 & 0xff) + 0.114 * (argb & 0xff);
      return (float) (sum / 255);
    }

    @Override
    public float opacity(int x, int y) {
      return (image.getRGB(x, y) >>> 24) / 255f;
    }
  }

  /** The mean brightness of the pixels at the border. */
  private static float border(float[] light, int rows, int columns) {
    double sum = 0;
    for (int column = 0; column < columns; column++) {
      sum += light[column] + light[(rows - 1) * columns + column];
    }
    for (int row = 0; row < rows; row++) {
      sum += light[row * columns] + light[row * columns + columns - 1];
    }
    return (float) (sum / (2 * (rows + columns)));
  }
}
