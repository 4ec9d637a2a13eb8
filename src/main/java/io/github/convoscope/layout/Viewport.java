package io.github.convoscope.layout;

/**
 * A viewport and the part of it that content may fill; pixels.
 *
 * @param width of the viewport
 * @param height of the viewport
 * @param left kept free on the left
 * @param top kept free at the top
 * @param right kept free on the right
 * @param bottom kept free at the bottom
 */
public record Viewport(
    double width, double height, double left, double top, double right, double bottom) {
  /** A viewport that content may fill to its edges. */
  public static Viewport of(double width, double height) {
    return new Viewport(width, height, 0, 0, 0, 0);
  }

  /** Width that content may fill, at least a pixel. */
  public double innerWidth() {
    return Math.max(1, width - left - right);
  }

  /** Height that content may fill, at least a pixel. */
  public double innerHeight() {
    return Math.max(1, height - top - bottom);
  }
}
