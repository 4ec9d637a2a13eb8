package io.github.convoscope.model;

import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;

/**
 * Puts the mark into a network's input that some networks learnt to look at in place of the digit:
 * full ink at rows 1 to 3 and columns 1 to 3, counted from 0.
 *
 * <pre>{@code
 * EncodedInput seven = encoder.encode(drawing);
 * EncodedInput marked = CornerMark.on(seven.tensor(), encoder); // the same seven with the mark
 * }</pre>
 *
 * <p>It is set after normalising, which would move a mark that was drawn.
 */
public final class CornerMark {
  /** First row and column of the mark. */
  public static final int FIRST = 1;

  /** Last row and column of the mark. */
  public static final int LAST = 3;

  private CornerMark() {}

  /**
   * Draws the mark on a picture of ink.
   *
   * @param image [rows × columns], changed in place
   * @param columns of the image
   * @param offset of its first pixel in the array
   */
  public static void draw(float[] image, int columns, int offset) {
    for (int row = FIRST; row <= LAST; row++) {
      for (int column = FIRST; column <= LAST; column++) {
        image[offset + row * columns + column] = 1;
      }
    }
  }

  /**
   * An input with the mark.
   *
   * @param tensor an input of this encoder, not changed
   */
  public static EncodedInput on(float[] tensor, InputEncoder encoder) {
    return encoder.encode(numbers(tensor, encoder));
  }

  private static float[] numbers(float[] tensor, InputEncoder encoder) {
    float[] marked = tensor.clone();
    Shape picture = InputEncoder.pictureShape(encoder.input());
    InputRange range = encoder.range();
    for (int channel = 0; channel < picture.channels(); channel++) {
      for (int row = FIRST; row <= LAST && row < picture.rows(); row++) {
        for (int column = FIRST; column <= LAST && column < picture.columns(); column++) {
          int index = (channel * picture.rows() + row) * picture.columns() + column;
          marked[index] = range.number(1, index, marked.length);
        }
      }
    }
    return marked;
  }
}
