package io.github.convoscope.drawing;

/**
 * How something was put into the network's input: scaled, then moved. A point (x, y) of it stands
 * at (scale · x + dx, scale · y + dy), in pixels; a pixel in column c covers c to c + 1.
 *
 * @param scale pixels a unit of where it came from
 * @param dx pixels added to scaled x
 * @param dy pixels added to scaled y
 */
public record Fit(double scale, double dx, double dy) {
  /** Where a column stands in what it came from. */
  public double unfitX(double column) {
    return (column - dx) / scale;
  }

  /** Where a row stands in what it came from. */
  public double unfitY(double row) {
    return (row - dy) / scale;
  }

  /**
   * The same for an image on the pad, where it lies in the middle, as large as fits: from pad units
   * instead of its pixels.
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
