package io.github.convoscope.drawing.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.StrokeRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** Each kind of ground that was once taken for ink, made here. */
class InkFinderTest {
  private static final int SIDE = 300;

  private static Drawing digit(int label) {
    Drawing raw =
        Handwriting.digit(label, Handwriting.styles(label).get(0), 0.2, new SplittableRandom(4));
    Drawing.Box box = raw.box();
    assertNotNull(box);
    double scale = 120 / Math.max(box.width(), box.height());
    return raw.scaledThenMoved(scale, 150 - scale * box.centreX(), 150 - scale * box.centreY());
  }

  /** A drawing over a ground; {@code ground} gives the grey of a pixel, x and y its place. */
  private static ArgbImage picture(
      Drawing drawing, double pen, int ink, double opacity, IntBinaryOperator ground) {
    float[] covered = new float[SIDE * SIDE];
    new StrokeRenderer(SIDE, SIDE).render(drawing, 1, 0, 0, pen, covered);
    int[] argb = new int[SIDE * SIDE];
    for (int i = 0; i < argb.length; i++) {
      double grey = ground.applyAsInt(i % SIDE, i / SIDE);
      double value = grey + opacity * covered[i] * (ink - grey);
      int level = (int) Math.max(0, Math.min(255, Math.round(value)));
      argb[i] = 0xff000000 | level * 0x10101;
    }
    return new ArgbImage(SIDE, SIDE, argb);
  }

  private static IntBinaryOperator noisy(IntBinaryOperator ground, double deviation) {
    SplittableRandom random = new SplittableRandom(11);
    return (x, y) -> (int) Math.round(ground.applyAsInt(x, y) + deviation * random.nextGaussian());
  }

  private static FoundDigit only(FoundInk found) {
    assertEquals(1, found.digits().size(), () -> found.digits().toString());
    FoundDigit digit = found.digits().get(0);
    Drawing.Box box = digit(8).box();
    assertNotNull(box);
    assertEquals(box.centreX(), digit.box().x() + digit.box().width() / 2, 6);
    assertEquals(box.centreY(), digit.box().y() + digit.box().height() / 2, 6);
    assertEquals(120, Math.max(digit.box().width(), digit.box().height()), 22);
    return digit;
  }

  @Test
  void noiseIsNoInk() {
    only(InkFinder.find(picture(digit(8), 9, 40, 1, noisy((x, y) -> 215, 8))));
  }

  @Test
  void lightThatFallsOffIsNoInk() {
    only(InkFinder.find(picture(digit(8), 9, 30, 0.8, (x, y) -> 240 - x * 110 / SIDE)));
  }

  @Test
  void aHardShadowIsNoInk() {
    only(
        InkFinder.find(picture(digit(8), 9, 20, 0.8, noisy((x, y) -> x + y < 300 ? 120 : 220, 3))));
  }

  @Test
  void faintPencilIsInk() {
    only(InkFinder.find(picture(digit(8), 7, 0, 0.17, noisy((x, y) -> 225, 3))));
  }

  @Test
  void chalkIsBrighter() {
    FoundInk found = InkFinder.find(picture(digit(8), 9, 230, 0.9, noisy((x, y) -> 50, 5)));
    only(found);
    assertTrue(found.brighter());
  }

  @Test
  void aBlackCanvasOnAWhitePageHasBrightInk() {
    FoundInk found =
        InkFinder.find(
            picture(
                digit(8),
                9,
                255,
                1,
                (x, y) -> Math.abs(x - 150) < 85 && Math.abs(y - 150) < 85 ? 0 : 250));
    only(found);
    assertTrue(found.brighter());
  }

  @Test
  void aFrameIsNoInk() {
    FoundInk found =
        InkFinder.find(
            picture(
                digit(8),
                9,
                20,
                1,
                (x, y) ->
                    Math.min(Math.min(x, SIDE - 1 - x), Math.min(y, SIDE - 1 - y)) < 8 ? 0 : 255));
    only(found);
    assertFalse(found.brighter());
  }

  @Test
  void theEdgeOfAPageIsNoInk() {
    only(
        InkFinder.find(
            picture(digit(8), 9, 30, 1, noisy((x, y) -> x > 245 + y / 30 ? 60 : 225, 3))));
  }

  @Test
  void theLinesOfPaperAreNoInk() {
    only(
        InkFinder.find(
            picture(
                digit(8), 9, 25, 0.9, noisy((x, y) -> y % 45 < 2 || x % 45 < 2 ? 175 : 230, 3))));
  }

  @Test
  void aColourOfTheSameBrightnessIsInk() {
    float[] covered = new float[SIDE * SIDE];
    new StrokeRenderer(SIDE, SIDE).render(digit(8), 1, 0, 0, 9, covered);
    int[] argb = new int[SIDE * SIDE];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = covered[i] > 0.5 ? 0xffc83c3c : 0xff3c8a3c;
    }
    only(InkFinder.find(new ArgbImage(SIDE, SIDE, argb)));
  }

  @Test
  void anEmptySheetHasNoDigit() {
    FoundInk found =
        InkFinder.find(picture(Drawing.EMPTY, 9, 0, 1, noisy((x, y) -> 235 - y * 60 / SIDE, 5)));
    assertEquals(List.of(), found.digits());
    assertNotNull(found.ink().doubt());
  }

  @Test
  void thinStrokesBecomeAsWideAsThePads() {
    FoundDigit thin = only(InkFinder.find(picture(digit(8), 3, 20, 1, (x, y) -> 240)));
    FoundDigit pen = only(InkFinder.find(picture(digit(8), 14, 20, 1, (x, y) -> 240)));
    assertEquals(sum(pen), sum(thin), 0.3 * sum(pen));
  }

  private static double sum(FoundDigit digit) {
    double sum = 0;
    for (float ink : digit.ink().ink()) {
      sum += ink;
    }
    return sum;
  }

  @Test
  void severalDigitsComeInReadingOrderAndAreDoubtful() {
    List<Drawing> all = new ArrayList<>();
    double[][] places = {{60, 80}, {150, 90}, {240, 75}, {80, 220}, {180, 215}};
    Drawing together = Drawing.EMPTY;
    for (int i = 0; i < places.length; i++) {
      Drawing one = digit(i + 2).scaledThenMoved(0.5, places[i][0] - 75, places[i][1] - 75);
      all.add(one);
      for (var stroke : one.strokes()) {
        together = together.plus(stroke);
      }
    }
    FoundInk found = InkFinder.find(picture(together, 6, 20, 1, noisy((x, y) -> 220, 3)));
    assertEquals(5, found.digits().size());
    for (int i = 0; i < 5; i++) {
      PictureBox box = found.digits().get(i).box();
      assertEquals(places[i][0], box.x() + box.width() / 2, 8, "digit " + i);
      assertNull(found.digits().get(i).ink().doubt());
    }
    assertNotNull(found.ink().doubt());
    assertEquals(5, DrawnDigits.of(together).size());
    assertEquals(all.get(3), DrawnDigits.of(together).get(3));
  }

  @Test
  void allStrokesInABoxAreOneDigit() {
    ArgbImage picture = picture(digit(8), 9, 30, 1, noisy((x, y) -> 220, 3));
    PictureBox box = new PictureBox(70, 70, 160, 160);
    FoundInk found = InkFinder.findIn(picture, box, null);
    only(found);
    assertEquals(box, found.region());
    PictureBox empty = new PictureBox(0, 0, 60, 60);
    assertEquals(List.of(), InkFinder.findIn(picture, empty, false).digits());
  }

  @Test
  void aDrawingOfOneDigitIsNotSplit() {
    for (int label = 0; label < 10; label++) {
      assertEquals(1, DrawnDigits.of(digit(label)).size(), "digit " + label);
    }
    assertEquals(List.of(), DrawnDigits.of(Drawing.EMPTY));
  }
}
