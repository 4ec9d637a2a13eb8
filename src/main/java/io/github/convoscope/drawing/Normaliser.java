package io.github.convoscope.drawing;

import java.util.Arrays;

/**
 * Converts a drawing or an image to a picture of the size that a network takes. A normalised
 * picture looks like MNIST's digits (LeCun et al. 1998): a box of 20 pixels, lines of 2.5 pixels,
 * the centre of mass in the middle.
 *
 * <pre>{@code
 * Normaliser normaliser = new Normaliser(InputFraming.MNIST);
 * float[] ink = normaliser.normalise(drawing).ink(); // 28 × 28, 0 to 1
 * }</pre>
 *
 * <p>The shift is not rounded to whole pixels, unlike MNIST's, so that the picture moves smoothly
 * while a stroke grows. Size and place of a drawing make no difference, except that a drawing
 * smaller than {@link #SMALLEST} stays small: a dot stays a dot.
 *
 * <p>Keeps working memory: one thread at a time.
 */
public final class Normaliser {
  /** Extent in pad units below which a drawing is not enlarged further: half of 4 % of the pad. */
  public static final double SMALLEST = 0.02 * Pad.SIZE;

  private static final float FAINT = 0.1f;

  private final InputFraming framing;
  private final StrokeRenderer renderer;
  private final float[] first;

  /** A normaliser for a framing. */
  public Normaliser(InputFraming framing) {
    this.framing = framing;
    renderer = new StrokeRenderer(framing.rows(), framing.columns());
    first = new float[framing.size()];
  }

  /** The framing that it uses. */
  public InputFraming framing() {
    return framing;
  }

  /** Normalises a drawing; an empty drawing gives an empty picture of the whole pad. */
  public FittedPicture normalise(Drawing drawing) {
    float[] ink = new float[framing.size()];
    return fitted(ink, normalise(drawing, framing.penWidth(), 0, 0, ink));
  }

  /**
   * Normalises a drawing with another pen width and a shift; training does so for variety.
   *
   * @param penWidth in pixels
   * @param right shift of the centre of mass to the right, in pixels
   * @param down shift downwards, in pixels
   * @param into receives the picture, [rows × columns]
   * @return where the drawing is in the picture
   */
  public Fit normalise(Drawing drawing, double penWidth, double right, double down, float[] into) {
    Drawing.Box box = drawing.box();
    if (box == null) {
      Arrays.fill(into, 0);
      return wholePad();
    }
    double extent = Math.max(SMALLEST, Math.max(box.width(), box.height()));
    double scale = (framing.box() - penWidth) / extent;
    double dx = framing.columns() / 2.0 - scale * box.centreX();
    double dy = framing.rows() / 2.0 - scale * box.centreY();
    renderer.render(drawing, scale, dx, dy, penWidth, first);
    double[] shift = shift(first);
    Fit fit = new Fit(scale, dx + shift[0] + right, dy + shift[1] + down);
    renderer.render(drawing, scale, fit.dx(), fit.dy(), penWidth, into);
    return fit;
  }

  /** Reduces the whole pad, with the pad's own pen width, without normalising. */
  public FittedPicture reduce(Drawing drawing) {
    float[] ink = new float[framing.size()];
    Fit fit = wholePad();
    renderer.render(drawing, fit.scale(), fit.dx(), fit.dy(), fit.scale() * Pad.PEN_WIDTH, ink);
    return fitted(ink, fit);
  }

  private Fit wholePad() {
    double scale = Math.min(framing.rows(), framing.columns()) / Pad.SIZE;
    double dx = (framing.columns() - scale * Pad.SIZE) / 2;
    double dy = (framing.rows() - scale * Pad.SIZE) / 2;
    return new Fit(scale, dx, dy);
  }

  private FittedPicture fitted(float[] ink, Fit fit) {
    return new FittedPicture(new GreyImage(framing.rows(), framing.columns(), ink), fit);
  }

  /** A picture made of an image; what is doubtful about the image stays so. */
  private FittedPicture fitted(float[] ink, Fit fit, GreyImage image) {
    GreyImage picture = new GreyImage(framing.rows(), framing.columns(), ink, image.doubt());
    return new FittedPicture(picture, fit);
  }

  /**
   * Normalises an image: resizes the box around its ink and moves the centre of mass to the middle.
   * An image without ink gives an empty picture of the whole image.
   */
  public FittedPicture normalise(GreyImage image) {
    int top = image.rows();
    int bottom = -1;
    int left = image.columns();
    int right = -1;
    float strongest = strongest(image.ink());
    for (int row = 0; row < image.rows(); row++) {
      for (int column = 0; column < image.columns(); column++) {
        if (image.ink()[row * image.columns() + column] > FAINT * strongest) {
          top = Math.min(top, row);
          bottom = row;
          left = Math.min(left, column);
          right = Math.max(right, column);
        }
      }
    }
    float[] ink = new float[framing.size()];
    if (bottom < 0) {
      return fitted(ink, wholeImage(image), image);
    }
    double scale = framing.box() / Math.max(right + 1 - left, bottom + 1 - top);
    double x = framing.columns() / 2.0 - scale * (left + right + 1) / 2.0;
    double y = framing.rows() / 2.0 - scale * (top + bottom + 1) / 2.0;
    resize(image, scale, x, y, first);
    double[] shift = shift(first);
    Fit fit = new Fit(scale, x + shift[0], y + shift[1]);
    resize(image, scale, fit.dx(), fit.dy(), ink);
    float most = strongest(ink);
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Math.min(1, ink[i] / most);
    }
    return fitted(ink, fit, image);
  }

  /** Reduces or enlarges an image until it fits, without normalising. */
  public FittedPicture reduce(GreyImage image) {
    if (image.rows() == framing.rows() && image.columns() == framing.columns()) {
      return new FittedPicture(image, new Fit(1, 0, 0));
    }
    float[] ink = new float[framing.size()];
    Fit fit = wholeImage(image);
    resize(image, fit.scale(), fit.dx(), fit.dy(), ink);
    return fitted(ink, fit, image);
  }

  /** Cuts the middle of an image to the input's shape and resizes it, without normalising. */
  public FittedPicture crop(GreyImage image) {
    float[] ink = new float[framing.size()];
    Fit fit =
        inTheMiddle(
            image,
            Math.max(
                (double) framing.rows() / image.rows(),
                (double) framing.columns() / image.columns()));
    resize(image, fit.scale(), fit.dx(), fit.dy(), ink);
    return fitted(ink, fit, image);
  }

  private Fit wholeImage(GreyImage image) {
    return inTheMiddle(
        image,
        Math.min(
            (double) framing.rows() / image.rows(), (double) framing.columns() / image.columns()));
  }

  private Fit inTheMiddle(GreyImage image, double scale) {
    double dx = (framing.columns() - scale * image.columns()) / 2;
    double dy = (framing.rows() - scale * image.rows()) / 2;
    return new Fit(scale, dx, dy);
  }

  /** The shift {right, down} from the centre of mass to the middle that keeps the box inside. */
  private double[] shift(float[] image) {
    double mass = 0;
    double massX = 0;
    double massY = 0;
    int at = 0;
    for (int row = 0; row < framing.rows(); row++) {
      for (int column = 0; column < framing.columns(); column++, at++) {
        mass += image[at];
        massX += column * (double) image[at];
        massY += row * (double) image[at];
      }
    }
    if (mass == 0) {
      return new double[2];
    }
    double freeX = (framing.columns() - framing.box()) / 2;
    double freeY = (framing.rows() - framing.box()) / 2;
    // MNIST's middle is pixel 14, half a pixel to the right of and below the geometric centre.
    double x = framing.columns() / 2 - massX / mass;
    double y = framing.rows() / 2 - massY / mass;
    return new double[] {
      Math.max(-freeX, Math.min(freeX, x)), Math.max(-freeY, Math.min(freeY, y))
    };
  }

  private static float strongest(float[] ink) {
    float strongest = 0;
    for (float value : ink) {
      strongest = Math.max(strongest, value);
    }
    return strongest;
  }

  /** Averages areas where the image gets smaller, interpolates linearly where it gets larger. */
  private void resize(GreyImage image, double scale, double dx, double dy, float[] into) {
    double[][] across = taps(framing.columns(), image.columns(), scale, dx);
    double[][] down = taps(framing.rows(), image.rows(), scale, dy);
    float[] narrow = new float[image.rows() * framing.columns()];
    for (int row = 0; row < image.rows(); row++) {
      for (int column = 0; column < framing.columns(); column++) {
        double[] tap = across[column];
        double sum = 0;
        for (int k = 1; k < tap.length; k++) {
          sum += tap[k] * image.ink()[row * image.columns() + (int) tap[0] + k - 1];
        }
        narrow[row * framing.columns() + column] = (float) sum;
      }
    }
    for (int row = 0; row < framing.rows(); row++) {
      double[] tap = down[row];
      for (int column = 0; column < framing.columns(); column++) {
        double sum = 0;
        for (int k = 1; k < tap.length; k++) {
          sum += tap[k] * narrow[((int) tap[0] + k - 1) * framing.columns() + column];
        }
        into[row * framing.columns() + column] = (float) sum;
      }
    }
  }

  /** For each target pixel: the index of the first source pixel, then the weights from there on. */
  private static double[][] taps(int targets, int sources, double scale, double offset) {
    double[][] taps = new double[targets][];
    double reach = Math.max(1, 1 / scale);
    for (int t = 0; t < targets; t++) {
      double middle = (t + 0.5 - offset) / scale;
      int from = Math.max(0, (int) Math.floor(middle - reach));
      int to = Math.min(sources, (int) Math.ceil(middle + reach));
      double[] tap = new double[1 + Math.max(0, to - from)];
      tap[0] = from;
      for (int s = from; s < to; s++) {
        tap[1 + s - from] =
            scale < 1
                ? overlap(s, middle - 0.5 / scale, middle + 0.5 / scale) * scale
                : Math.max(0, 1 - Math.abs(s + 0.5 - middle));
      }
      taps[t] = tap;
    }
    return taps;
  }

  private static double overlap(int pixel, double from, double to) {
    return Math.max(0, Math.min(pixel + 1, to) - Math.max(pixel, from));
  }
}
