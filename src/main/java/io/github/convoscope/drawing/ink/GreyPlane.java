package io.github.convoscope.drawing.ink;

/**
 * A number for each pixel of a picture.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param values [rows × columns]
 */
record GreyPlane(int rows, int columns, float[] values) {
  /** A plane of zeros. */
  static GreyPlane empty(int rows, int columns) {
    return new GreyPlane(rows, columns, new float[rows * columns]);
  }

  /** Smooths with the weights 1, 2, 1 both ways: what a sensor's noise needs least. */
  GreyPlane smoothed() {
    float[] across = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int column = i % columns;
      float before = values[column > 0 ? i - 1 : i];
      float after = values[column < columns - 1 ? i + 1 : i];
      across[i] = (before + 2 * values[i] + after) / 4;
    }
    float[] both = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      float above = across[i >= columns ? i - columns : i];
      float below = across[i + columns < values.length ? i + columns : i];
      both[i] = (above + 2 * across[i] + below) / 4;
    }
    return new GreyPlane(rows, columns, both);
  }

  /**
   * The largest (or least) value within a square around each pixel (van Herk 1992: its time does
   * not grow with the square).
   *
   * @param reach from the middle of the square to its edge, in pixels
   * @param largest false for the least
   */
  GreyPlane extreme(int reach, boolean largest) {
    float sign = largest ? 1 : -1;
    float[] work = new float[values.length];
    for (int i = 0; i < work.length; i++) {
      work[i] = sign * values[i];
    }
    int longest = Math.max(rows, columns);
    float[] line = new float[longest];
    float[] forward = new float[longest];
    float[] backward = new float[longest];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(work, row * columns, line, 0, columns);
      slide(line, columns, reach, forward, backward);
      System.arraycopy(line, 0, work, row * columns, columns);
    }
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        line[row] = work[row * columns + column];
      }
      slide(line, rows, reach, forward, backward);
      for (int row = 0; row < rows; row++) {
        work[row * columns + column] = sign * line[row];
      }
    }
    return new GreyPlane(rows, columns, work);
  }

  /** Replaces each value of a line by the largest within reach. */
  private static void slide(float[] line, int count, int reach, float[] forward, float[] backward) {
    int block = 2 * reach + 1;
    for (int i = 0; i < count; i++) {
      forward[i] = i % block == 0 ? line[i] : Math.max(forward[i - 1], line[i]);
    }
    for (int i = count - 1; i >= 0; i--) {
      boolean last = i == count - 1 || (i + 1) % block == 0;
      backward[i] = last ? line[i] : Math.max(backward[i + 1], line[i]);
    }
    for (int i = 0; i < count; i++) {
      int from = i - reach;
      int to = Math.min(count - 1, i + reach);
      if (from < 0) {
        line[i] = prefix(forward, block, to);
      } else if (from / block == to / block) {
        // What is left of the last block: the running maximum from its end covers just that.
        line[i] = backward[from];
      } else {
        line[i] = Math.max(backward[from], forward[to]);
      }
    }
  }

  /** The largest of the first values up to an index; the window begins before the line. */
  private static float prefix(float[] forward, int block, int last) {
    float largest = forward[last];
    for (int end = last / block * block - 1; end > 0; end -= block) {
      largest = Math.max(largest, forward[end]);
    }
    return largest;
  }
}
