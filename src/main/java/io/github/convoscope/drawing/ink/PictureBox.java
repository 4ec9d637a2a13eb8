package io.github.convoscope.drawing.ink;

/**
 * A rectangle of a picture.
 *
 * @param x of its left edge, in pixels of the picture as it was brought
 * @param y of its upper edge
 * @param width in pixels
 * @param height in pixels
 */
public record PictureBox(double x, double y, double width, double height) {
  /** The part of the box that is inside a picture; at least a pixel. */
  public PictureBox within(int rows, int columns) {
    double left = Math.max(0, Math.min(columns - 1.0, x));
    double top = Math.max(0, Math.min(rows - 1.0, y));
    return new PictureBox(
        left,
        top,
        Math.max(1, Math.min(columns - left, x + width - left)),
        Math.max(1, Math.min(rows - top, y + height - top)));
  }

  /** Whether a place, in pixels of the picture, is inside. */
  public boolean contains(double placeX, double placeY) {
    return placeX >= x && placeX <= x + width && placeY >= y && placeY <= y + height;
  }
}
