package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PenMotionTest {
  private static final Drawing CROSS =
      Drawing.of(Stroke.of(100, 250, 400, 250), Stroke.of(250, 100, 250, 400));

  @Test
  void itBeginsWithNothingAndEndsWithTheDrawing() {
    PenMotion pen = new PenMotion(CROSS);
    assertSame(Drawing.EMPTY, pen.drawnAt(0));
    assertSame(CROSS, pen.drawnAt(1));
    assertSame(CROSS, pen.drawnAt(2));
    assertSame(Drawing.EMPTY, new PenMotion(Drawing.EMPTY).drawnAt(0.5));
  }

  @Test
  void thePenHasOneSpeedAndIsFasterWhileItIsLifted() {
    PenMotion pen = new PenMotion(CROSS);
    double lifted = Math.hypot(150, 150);
    assertTrue(pen.length() > 600 && pen.length() < 600 + lifted, "length " + pen.length());
    Drawing begun = pen.drawnAt(150 / pen.length());
    assertEquals(1, begun.strokes().size());
    Stroke stroke = begun.strokes().get(0);
    assertEquals(100, stroke.x(0));
    assertEquals(250, stroke.x(stroke.size() - 1), 5.01);
    Drawing second = pen.drawnAt(1 - 150 / pen.length());
    assertSame(CROSS.strokes().get(0), second.strokes().get(0));
    Stroke down = second.strokes().get(1);
    assertEquals(250, down.y(down.size() - 1), 5.01);
  }

  @Test
  void nothingIsTakenBack() {
    Drawing eight = Handwriting.digit(8, Handwriting.styles(8).get(0), 1, new SplittableRandom(3));
    PenMotion pen = new PenMotion(eight);
    Drawing before = Drawing.EMPTY;
    for (int i = 1; i < 200; i++) {
      Drawing now = pen.drawnAt(i / 200.0);
      int last = before.strokes().size() - 1;
      assertTrue(now.strokes().size() > last);
      for (int s = 0; s < last; s++) {
        assertSame(before.strokes().get(s), now.strokes().get(s));
      }
      if (last == now.strokes().size() - 1 && last >= 0) {
        Stroke grown = now.strokes().get(last);
        assertTrue(
            grown == eight.strokes().get(last) || grown.startsWith(before.strokes().get(last)));
      }
      before = now;
    }
  }
}
