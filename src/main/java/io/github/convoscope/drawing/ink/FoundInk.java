package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;
import java.util.List;

/**
 * What was found in a picture.
 *
 * @param rows height in which it was looked at, in pixels; large pictures are looked at smaller
 * @param columns width in which it was looked at
 * @param brighter whether the ink is brighter than its ground
 * @param digits in reading order; empty where there are no strokes
 */
public record FoundInk(int rows, int columns, boolean brighter, List<FoundDigit> digits) {
  /** Copies the list. */
  public FoundInk {
    digits = List.copyOf(digits);
  }

  /** The ink of all digits, in one picture. */
  public GreyImage ink() {
    float[] all = new float[rows * columns];
    for (FoundDigit digit : digits) {
      for (int i = 0; i < all.length; i++) {
        all[i] = Math.max(all[i], digit.ink().ink()[i]);
      }
    }
    return new GreyImage(rows, columns, all);
  }
}
