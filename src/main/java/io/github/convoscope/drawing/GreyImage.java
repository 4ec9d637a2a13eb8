package io.github.convoscope.drawing;

import io.github.convoscope.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Holds a grey picture, as ink.
 *
 * @param rows height in pixels
 * @param columns width in pixels
 * @param ink [rows × columns], 0 (background) to 1 (full ink); not to be changed
 * @param doubt why no answer to it can be sure, such as two digits in it; null where nothing speaks
 *     against that
 */
public record GreyImage(int rows, int columns, float[] ink, @Nullable Message doubt) {
  /** Checks the size. */
  public GreyImage {
    if (rows < 1 || columns < 1 || ink.length != rows * columns) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " with " + ink.length + " values");
    }
  }

  /** A picture of which nothing is doubtful. */
  public GreyImage(int rows, int columns, float[] ink) {
    this(rows, columns, ink, null);
  }
}
