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
 */
record Blob(
    int label, int top, int left, int bottom, int right, int area, int outline, double contrast) {
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
