package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds ink by a threshold that follows the brightness around each pixel, for comparison with
 * {@link InkFinder}. What comes after the threshold is the same: parts, the one that looks most
 * like strokes, its neighbours, the pen.
 */
public enum LocalThreshold {
  /** Sauvola, Pietikäinen 2000: m (1 + k (s / 128 − 1)), k as in the paper. */
  SAUVOLA_5(0.5),
  /** The same with the k that is usual today. */
  SAUVOLA_2(0.2),
  /** The same for faint ink. */
  SAUVOLA_1(0.08),
  /** Wolf, Jolion 2004: (1 − k) m + k M + k s / R (m − M), k as in the paper. */
  WOLF_5(0.5),
  /** The same with a smaller k. */
  WOLF_2(0.2);

  private final double k;

  LocalThreshold(double k) {
    this.k = k;
  }

  /**
   * The ink of a picture.
   *
   * @param window side of the square around a pixel, as a share of the shorter side
   */
  public GreyImage ink(ArgbImage picture, double window) {
    ArgbImage image = picture.reduced(InkFinder.LONGEST);
    int rows = image.rows();
    int columns = image.columns();
    Blob best = null;
    double most = 0;
    Blobs of = null;
    GreyPlane plane = null;
    for (boolean brighter : new boolean[] {false, true}) {
      GreyPlane marked = marked(grey(image, brighter), window);
      Blobs blobs = Blobs.of(InkPlanes.of(marked), 0.5f, 6);
      for (Blob blob : blobs.all()) {
        double score = StrokeScore.of(blob, rows, columns);
        if (score > most) {
          most = score;
          best = blob;
          of = blobs;
          plane = marked;
        }
      }
    }
    return draw(rows, columns, plane, of, best);
  }

  private static GreyImage draw(
      int rows,
      int columns,
      @Nullable GreyPlane plane,
      @Nullable Blobs blobs,
      @Nullable Blob best) {
    if (plane == null || blobs == null || best == null) {
      return new GreyImage(rows, columns, new float[rows * columns], Message.of("picture.none"));
    }
    List<Blob> kept = new ArrayList<>();
    for (Blob blob : blobs.all()) {
      boolean alike =
          blob.size() > 0.08 * best.size()
              && blob.size() <= best.size()
              && blob.lineWidth() < 2 * best.lineWidth();
      if (alike) {
        kept.add(blob);
      }
    }
    for (List<Blob> group : DigitGroups.of(kept, 0)) {
      if (group.contains(best)) {
        return new GreyImage(rows, columns, InkPen.draw(plane, blobs.labels(), group, 0.5f));
      }
    }
    throw new IllegalStateException("the best blob is in no group");
  }

  /** 1 where a pixel is darker than its threshold. */
  private GreyPlane marked(GreyPlane grey, double window) {
    int rows = grey.rows();
    int columns = grey.columns();
    int reach = Math.max(4, (int) (window * Math.min(rows, columns) / 2));
    double[] sums = new double[(rows + 1) * (columns + 1)];
    double[] squares = new double[sums.length];
    double darkest = 255;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = grey.values()[row * columns + column];
        int at = (row + 1) * (columns + 1) + column + 1;
        int up = at - columns - 1;
        sums[at] = value + sums[at - 1] + sums[up] - sums[up - 1];
        squares[at] = value * value + squares[at - 1] + squares[up] - squares[up - 1];
        darkest = Math.min(darkest, value);
      }
    }
    float[] mean = new float[rows * columns];
    float[] deviation = new float[rows * columns];
    double largest = 1;
    for (int row = 0; row < rows; row++) {
      int top = Math.max(0, row - reach) * (columns + 1);
      int bottom = Math.min(rows, row + reach + 1) * (columns + 1);
      for (int column = 0; column < columns; column++) {
        int left = Math.max(0, column - reach);
        int right = Math.min(columns, column + reach + 1);
        double count = (bottom - top) / (columns + 1.0) * (right - left);
        double m =
            (sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left])
                / count;
        double s =
            (squares[bottom + right]
                    - squares[bottom + left]
                    - squares[top + right]
                    + squares[top + left])
                / count;
        int at = row * columns + column;
        mean[at] = (float) m;
        deviation[at] = (float) Math.sqrt(Math.max(0, s - m * m));
        largest = Math.max(largest, deviation[at]);
      }
    }
    GreyPlane marked = GreyPlane.empty(rows, columns);
    boolean wolf = this == WOLF_5 || this == WOLF_2;
    for (int i = 0; i < mean.length; i++) {
      double threshold =
          wolf
              ? (1 - k) * mean[i] + k * darkest + k * deviation[i] / largest * (mean[i] - darkest)
              : mean[i] * (1 + k * (deviation[i] / 128 - 1));
      marked.values()[i] = grey.values()[i] < threshold ? 1 : 0;
    }
    return marked;
  }

  private static GreyPlane grey(ArgbImage image, boolean brighter) {
    GreyPlane grey = GreyPlane.empty(image.rows(), image.columns());
    for (int i = 0; i < grey.values().length; i++) {
      int argb = image.argb()[i];
      float light =
          0.299f * (argb >> 16 & 0xff) + 0.587f * (argb >> 8 & 0xff) + 0.114f * (argb & 0xff);
      grey.values()[i] = brighter ? 255 - light : light;
    }
    return grey.smoothed();
  }
}
