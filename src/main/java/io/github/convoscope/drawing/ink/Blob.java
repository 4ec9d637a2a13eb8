package io.github.convoscope.drawing.ink;

/**
 * Pixels that hang together.
 *
 * @param label their number in {@link Blobs#labels()}
 * @param top first row
 * @param left first column
 * @param bottom last row
 * @param right last column
 * @param area number of pixels
 * @param outline number of sides of pixels towards others
 * @param contrast the pixels' mean contrast
 * @param faintest contrast of its faintest parts; of a digit and a line of the paper, the line's
 * @param lined number of pixels where a printed line was taken out
 */
record Blob(
    int label,
    int top,
    int left,
    int bottom,
    int right,
    int area,
    int outline,
    double contrast,
    double faintest,
    int lined) {
  /** The share of pixels on a printed line from which a blob is what is left of that line. */
  private static final double REST = 0.6;

  /** Whether it is what is left of a printed line. */
  boolean isRest() {
    return lined > REST * area;
  }

  int height() {
    return bottom - top + 1;
  }

  int width() {
    return right - left + 1;
  }

  /** The longer side. */
  int size() {
    return Math.max(height(), width());
  }

  /** Whether it is around another on all sides, as a frame is. */
  boolean surrounds(Blob other) {
    return top < other.top && left < other.left && bottom > other.bottom && right > other.right;
  }

  /** The width of a line with this area and outline, in pixels. */
  double lineWidth() {
    // A slanted outline counts 4/π times its length, on the mean over all directions.
    return 2 * area / (outline * Math.PI / 4);
  }

  /** The number of the picture's four sides that it touches. */
  int sides(int rows, int columns) {
    return (top == 0 ? 1 : 0)
        + (left == 0 ? 1 : 0)
        + (bottom == rows - 1 ? 1 : 0)
        + (right == columns - 1 ? 1 : 0);
  }
}
