package io.github.convoscope.drawing;

/**
 * How a drawing stands in a network's input: as MNIST's digits do, in the proportions of its 28×28
 * pixels.
 *
 * @param rows height of the input in pixels
 * @param columns width of the input in pixels
 * @param box the longer side of the drawing, pen included, in pixels
 * @param penWidth width of the pen in pixels
 */
public record InputFraming(int rows, int columns, double box, double penWidth) {
  /** MNIST's: digits of 20 pixels, lines of 2.5 pixels (its median), 28×28 pixels in all. */
  public static final InputFraming MNIST = new InputFraming(28, 28, 20, 2.5);

  /** MNIST's proportions at another input size. */
  public static InputFraming of(int rows, int columns) {
    double scale = Math.min(rows, columns) / 28.0;
    return new InputFraming(rows, columns, MNIST.box * scale, MNIST.penWidth * scale);
  }

  /** How many pixels the input has. */
  public int size() {
    return rows * columns;
  }
}
