package io.github.convoscope.ui.neuron;

/**
 * A rectangle on screen, pixels.
 *
 * @param left its left edge
 * @param top its upper edge
 */
public record Box(double left, double top, double width, double height) {
  /** Its right edge. */
  public double right() {
    return left + width;
  }

  /** Its lower edge. */
  public double bottom() {
    return top + height;
  }

  /** The area that two rectangles share. */
  public double overlap(Box other) {
    double wide = Math.min(right(), other.right()) - Math.max(left, other.left);
    double high = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
    return Math.max(0, wide) * Math.max(0, high);
  }

  /** Distance of a point from this rectangle; 0 inside. */
  public double distance(double x, double y) {
    return Math.hypot(x - nearestX(x), y - nearestY(y));
  }

  /** The place in this rectangle that is nearest to a column. */
  public double nearestX(double x) {
    return Math.max(left, Math.min(right(), x));
  }

  /** The place in this rectangle that is nearest to a row. */
  public double nearestY(double y) {
    return Math.max(top, Math.min(bottom(), y));
  }
}
