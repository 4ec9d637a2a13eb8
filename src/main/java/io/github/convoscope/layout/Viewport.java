package io.github.convoscope.layout;

/**
 * Size of a viewport, and the margins that content keeps free; pixels.
 *
 * @param width of the viewport
 * @param height of the viewport
 * @param left margin on the left
 * @param top margin at the top
 * @param right margin on the right
 * @param bottom margin at the bottom
 */
public record Viewport(
    double width, double height, double left, double top, double right, double bottom) {
  /** A viewport without margins. */
  public static Viewport of(double width, double height) {
    return new Viewport(width, height, 0, 0, 0, 0);
  }

  /** Width without the margins, at least 1. */
  public double innerWidth() {
    return Math.max(1, width - left - right);
  }

  /** Height without the margins, at least 1. */
  public double innerHeight() {
    return Math.max(1, height - top - bottom);
  }
}
