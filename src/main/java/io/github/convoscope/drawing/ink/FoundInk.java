package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.message.Message;
import java.util.List;

/**
 * What was found in a picture.
 *
 * @param region the part of the picture that was looked at
 * @param rows height in which it was looked at, in pixels; large pictures are looked at smaller
 * @param columns width in which it was looked at
 * @param brighter whether the ink is brighter than its ground
 * @param clean whether the picture has no noise, as a screen's or a painting program's
 * @param digits in reading order; empty where there are no strokes
 */
public record FoundInk(
    PictureBox region,
    int rows,
    int columns,
    boolean brighter,
    boolean clean,
    List<FoundDigit> digits) {
  /** Copies the list. */
  public FoundInk {
    digits = List.copyOf(digits);
  }

  /** The ink of all digits, in one picture. What is not exactly one digit is doubtful. */
  public GreyImage ink() {
    Message doubt =
        switch (digits.size()) {
          case 0 -> Message.of("picture.none");
          case 1 -> digits.get(0).ink().doubt();
          default -> Message.of("picture.several", digits.size());
        };
    float[] all = new float[rows * columns];
    for (FoundDigit digit : digits) {
      for (int i = 0; i < all.length; i++) {
        all[i] = Math.max(all[i], digit.ink().ink()[i]);
      }
    }
    return new GreyImage(rows, columns, all, doubt);
  }
}
