package io.github.convoscope.explain.trust;

/**
 * A rectangle of pixels of a network's input.
 *
 * @param top first row
 * @param left first column
 * @param bottom the row behind the last one
 * @param right the column behind the last one
 */
public record PixelFrame(int top, int left, int bottom, int right) {
  /** Checks that it has at least one pixel and does not begin before the picture. */
  public PixelFrame {
    if (top < 0 || left < 0 || bottom <= top || right <= left) {
      throw new IllegalArgumentException(top + ", " + left + " to " + bottom + ", " + right);
    }
  }

  /**
   * The rectangle between two corners, cut to the picture; at least one pixel.
   *
   * @param rows height of the picture in pixels
   * @param columns width of the picture in pixels
   */
  public static PixelFrame between(
      double y1, double x1, double y2, double x2, int rows, int columns) {
    int top = cut(Math.floor(Math.min(y1, y2)), rows - 1);
    int left = cut(Math.floor(Math.min(x1, x2)), columns - 1);
    int bottom = Math.max(top + 1, cut(Math.ceil(Math.max(y1, y2)), rows));
    int right = Math.max(left + 1, cut(Math.ceil(Math.max(x1, x2)), columns));
    return new PixelFrame(top, left, bottom, right);
  }

  /** The middle of a picture: half of its height and width. */
  public static PixelFrame middle(int rows, int columns) {
    return between(rows / 4.0, columns / 4.0, rows * 0.75, columns * 0.75, rows, columns);
  }

  private static int cut(double number, int most) {
    return (int) Math.max(0, Math.min(most, number));
  }

  /** True for a pixel in it. */
  public boolean contains(int row, int column) {
    return row >= top && row < bottom && column >= left && column < right;
  }

  /** Number of its pixels. */
  public int area() {
    return (bottom - top) * (right - left);
  }
}
