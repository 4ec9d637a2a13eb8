package io.github.convoscope.drawing;

/**
 * Holds a grey picture, as ink.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param ink [rows × columns], 0 (background) to 1 (full ink); not to be changed
 */
public record GreyImage(int rows, int columns, float[] ink) {
  /** Checks the size. */
  public GreyImage {
    if (rows < 1 || columns < 1 || ink.length != rows * columns) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " with " + ink.length + " values");
    }
  }
}
