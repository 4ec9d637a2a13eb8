package io.github.convoscope.drawing;

/**
 * A picture with a number for red, green and blue at each pixel.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param values 0 (dark) to 1 (bright), [3 × rows × columns]: red, then green, then blue; not
 *     copied
 */
public record ColourImage(int rows, int columns, float[] values) {
  /** Numbers of a pixel. */
  public static final int CHANNELS = 3;

  /** Checks the size. */
  public ColourImage {
    if (rows < 1 || columns < 1 || values.length != CHANNELS * rows * columns) {
      throw new IllegalArgumentException(rows + " × " + columns + ": " + values.length);
    }
  }

  /**
   * The picture, scaled and cut or extended at its edges.
   *
   * <p>Each pixel is a weighted mean of those around it, the weight falling linearly with distance;
   * where the picture gets smaller, the reach grows with it, so that fine patterns vanish and don't
   * turn into coarse ones.
   *
   * @param newRows height of the result
   * @param newColumns width of the result
   * @param scale size of a pixel in pixels of the result
   * @param outside number for what lies beyond the edges
   */
  public ColourImage scaled(int newRows, int newColumns, double scale, float outside) {
    return resampled(
        Taps.of(newRows, rows, scale, (newRows - scale * rows) / 2),
        Taps.of(newColumns, columns, scale, (newColumns - scale * columns) / 2),
        outside);
  }

  /**
   * A rectangle of the picture, scaled as by {@link #scaled}.
   *
   * @param newRows height of the result
   * @param newColumns width of the result
   * @param scale size of a pixel in pixels of the result
   * @param left where the rectangle begins, in pixels; it may begin outside the picture
   * @param top where the rectangle begins, in pixels
   * @param outside number for what lies beyond the edges
   */
  public ColourImage part(
      int newRows, int newColumns, double scale, double left, double top, float outside) {
    return resampled(
        Taps.of(newRows, rows, scale, -scale * top),
        Taps.of(newColumns, columns, scale, -scale * left),
        outside);
  }

  private ColourImage resampled(Taps down, Taps across, float outside) {
    int newRows = down.count();
    int newColumns = across.count();
    float[] into = new float[CHANNELS * newRows * newColumns];
    float[] narrow = new float[rows * newColumns];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int row = down.begin(); row < down.end(); row++) {
        across.apply(values, (channel * rows + row) * columns, 1, narrow, row * newColumns, 1);
      }
      for (int column = 0; column < newColumns; column++) {
        int to = channel * newRows * newColumns + column;
        down.apply(narrow, column, newColumns, into, to, newColumns);
      }
      for (int row = 0; row < newRows; row++) {
        for (int column = 0; column < newColumns; column++) {
          if (down.outside(row) || across.outside(column)) {
            into[(channel * newRows + row) * newColumns + column] = outside;
          }
        }
      }
    }
    return new ColourImage(newRows, newColumns, into);
  }

  /** Which pixels of a row or column each new one is made of. */
  private record Taps(int[] first, float[][] weights) {
    /** The offset is where the first source begins, in targets. */
    static Taps of(int targets, int sources, double scale, double offset) {
      int[] first = new int[targets];
      float[][] weights = new float[targets][];
      double reach = Math.max(1, 1 / scale);
      for (int t = 0; t < targets; t++) {
        double middle = (t + 0.5 - offset) / scale;
        boolean inside = middle > -0.5 && middle < sources + 0.5;
        int from = Math.max(0, (int) Math.ceil(middle - reach - 0.5));
        int to = Math.min(sources, (int) Math.floor(middle + reach - 0.5) + 1);
        first[t] = from;
        weights[t] = inside ? weights(from, to, middle, reach) : new float[0];
      }
      return new Taps(first, weights);
    }

    private static float[] weights(int from, int to, double middle, double reach) {
      double[] heights = new double[Math.max(0, to - from)];
      double sum = 0;
      for (int i = 0; i < heights.length; i++) {
        heights[i] = Math.max(0, 1 - Math.abs(from + i + 0.5 - middle) / reach);
        sum += heights[i];
      }
      float[] weights = new float[heights.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (heights[i] / sum);
      }
      return weights;
    }

    int count() {
      return first.length;
    }

    /** The first source that is needed. */
    int begin() {
      int begin = Integer.MAX_VALUE;
      for (int t = 0; t < first.length; t++) {
        begin = outside(t) ? begin : Math.min(begin, first[t]);
      }
      return begin;
    }

    /** The end of the sources that are needed. */
    int end() {
      int end = 0;
      for (int t = 0; t < first.length; t++) {
        end = outside(t) ? end : Math.max(end, first[t] + weights[t].length);
      }
      return end;
    }

    boolean outside(int target) {
      return weights[target].length == 0;
    }

    void apply(float[] from, int start, int step, float[] into, int to, int toStep) {
      for (int t = 0; t < first.length; t++) {
        float sum = 0;
        float[] tap = weights[t];
        for (int i = 0; i < tap.length; i++) {
          sum += tap[i] * from[start + (first[t] + i) * step];
        }
        into[to + t * toStep] = sum;
      }
    }
  }
}
