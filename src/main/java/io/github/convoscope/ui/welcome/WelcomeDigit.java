package io.github.convoscope.ui.welcome;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Pad;
import java.util.Objects;
import java.util.SplittableRandom;

/** Makes the digits that draw themselves, large and in the middle of the pad. */
final class WelcomeDigit {
  /** Digits of long, round strokes, one after the other. */
  private static final int[] DIGITS = {3, 8, 5, 2, 6, 9};

  /** Less than people vary, so that the network is sure. */
  private static final double VARIATION = 0.4;

  /** The digit's longer side as a part of the pad. */
  private static final double SIZE = 0.66;

  private WelcomeDigit() {}

  /** The digit of a play, counted from 0; the same for everybody. */
  static Drawing of(int play) {
    int digit = DIGITS[play % DIGITS.length];
    Drawing drawn =
        Handwriting.digit(
            digit, Handwriting.styles(digit).get(0), VARIATION, new SplittableRandom(play + 1));
    Drawing.Box box = Objects.requireNonNull(drawn.box());
    double scale = SIZE * Pad.SIZE / Math.max(box.width(), box.height());
    double middle = Pad.SIZE / 2.0;
    return drawn.scaledThenMoved(
        scale, middle - scale * box.centreX(), middle - scale * box.centreY());
  }
}
