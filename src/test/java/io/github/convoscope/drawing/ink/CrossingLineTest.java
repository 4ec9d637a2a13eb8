package io.github.convoscope.drawing.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.StrokeRenderer;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A line through a digit is told from the digit's own strokes. */
class CrossingLineTest {
  private static final int SIDE = 200;

  /** A digit that is 120 pixels large, around the middle. */
  private static Drawing digit(int label, String style, int seed) {
    Drawing raw = Handwriting.digit(label, style, 0.4, new SplittableRandom(seed));
    Drawing.Box box = Objects.requireNonNull(raw.box());
    double scale = 120 / Math.max(box.width(), box.height());
    return raw.scaledThenMoved(scale, 100 - scale * box.centreX(), 100 - scale * box.centreY());
  }

  private static CrossingLine line(Drawing drawing) {
    float[] ink = new float[SIDE * SIDE];
    new StrokeRenderer(SIDE, SIDE).render(drawing, 1, 0, 0, 13, ink);
    return CrossingLine.of(ink, SIDE, SIDE);
  }

  @Test
  void aDigitInWhateverStyleIsNotCrossedOut() {
    int digits = 0;
    int crossed = 0;
    for (int label = 0; label < 10; label++) {
      for (String style : Handwriting.styles(label)) {
        for (int seed = 0; seed < 5; seed++) {
          digits++;
          crossed += line(digit(label, style, seed)).crossesOut() ? 1 : 0;
        }
      }
    }
    assertTrue(crossed <= digits / 100, crossed + " of " + digits);
  }

  @Test
  void aLineThroughAllOfADigitCrossesItOut() {
    int digits = 0;
    int crossed = 0;
    for (int label = 0; label < 10; label++) {
      for (String style : Handwriting.styles(label)) {
        digits++;
        Drawing out = digit(label, style, 1).plus(Stroke.of(30, 150, 170, 50));
        crossed += line(out).crossesOut() ? 1 : 0;
      }
    }
    assertTrue(crossed >= 0.85 * digits, crossed + " of " + digits);
  }

  @Test
  void aLineThatEndsAtTheDigitDoesNot() {
    Drawing seven = Drawing.of(Stroke.of(60, 40, 140, 40, 70, 160), Stroke.of(72, 100, 118, 100));
    assertFalse(line(seven).crossesOut());
    assertTrue(line(seven.plus(Stroke.of(30, 150, 170, 50))).crossesOut());
  }

  @Test
  void aLineAloneAndNoInkCrossNothing() {
    CrossingLine alone = line(Drawing.of(Stroke.of(40, 160, 160, 40)));
    assertEquals(1.4, alone.length(), 0.1);
    assertFalse(alone.crossesOut());
    assertFalse(line(Drawing.EMPTY).crossesOut());
  }
}
