package io.github.convoscope.drawing;

/**
 * Converts between points of a drawing or image and the network's input. Point (x, y) is at (scale
 * · x + dx, scale · y + dy) of the input, in pixels; a pixel in column c covers c to c + 1.
 *
 * @param scale pixels of the input for a unit of the source
 * @param dx pixels added to scaled x
 * @param dy pixels added to scaled y
 */
public record Fit(double scale, double dx, double dy) {
  /** The x of the source at a column of the input. */
  public double sourceX(double column) {
    return (column - dx) / scale;
  }

  /** The y of the source at a row of the input. */
  public double sourceY(double row) {
    return (row - dy) / scale;
  }

  /**
   * This fit of an image in pad units instead of its own pixels. On the pad an image is in the
   * middle, as large as possible.
   *
   * @param rows height of the image in pixels
   * @param columns width of the image in pixels
   */
  public Fit ofImageOnPad(int rows, int columns) {
    double toImage = Math.max(rows, columns) / Pad.SIZE;
    double left = (Pad.SIZE * toImage - columns) / 2;
    double top = (Pad.SIZE * toImage - rows) / 2;
    return new Fit(scale * toImage, dx - scale * left, dy - scale * top);
  }
}
