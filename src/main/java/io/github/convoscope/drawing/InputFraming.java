package io.github.convoscope.drawing;

/**
 * Describes the size of a network's input, and of a normalised digit within it.
 *
 * @param rows height of the input in pixels
 * @param columns width of the input in pixels
 * @param box longer side of the normalised drawing, pen width included, in pixels
 * @param penWidth width of the pen in pixels
 */
public record InputFraming(int rows, int columns, double box, double penWidth) {
  /** MNIST's: an input of 28×28 pixels, digits of 20 pixels, lines of 2.5 pixels (the median). */
  public static final InputFraming MNIST = new InputFraming(28, 28, 20, 2.5);

  /** MNIST's proportions at another input size. */
  public static InputFraming of(int rows, int columns) {
    double scale = Math.min(rows, columns) / 28.0;
    return new InputFraming(rows, columns, MNIST.box * scale, MNIST.penWidth * scale);
  }

  /** The number of pixels of the input. */
  public int size() {
    return rows * columns;
  }
}
