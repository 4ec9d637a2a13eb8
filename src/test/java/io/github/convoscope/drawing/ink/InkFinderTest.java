package io.github.convoscope.drawing.ink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.StrokeRenderer;
import io.github.convoscope.message.Message;
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

  /** A thin line that climbs slowly is now in one row of a smaller picture and now in two. */
  @Test
  void thinLinesOfALargeCleanPictureAreNoInk() {
    int times = 8;
    ArgbImage small = picture(digit(2), 6, 30, 1, (x, y) -> 220);
    int side = times * SIDE;
    int[] argb = new int[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int pixel = small.argb()[y / times * SIDE + x / times];
        boolean line = (y + x / 130) % 160 < 5;
        argb[y * side + x] = line && (pixel & 0xff) > 200 ? 0xff96aacd : pixel;
      }
    }
    FoundInk found = InkFinder.find(new ArgbImage(side, side, argb));
    assertEquals(1, found.digits().size());
    Drawing.Box box = digit(2).box();
    assertNotNull(box);
    PictureBox around = found.digits().get(0).box();
    assertEquals(box.width() + 6, around.width() / times, 8);
    assertEquals(box.height() + 6, around.height() / times, 8);
  }

  /** A soft ring whose darkness changes, and one of coffee's colour. */
  @Test
  void ringsThatCupsLeaveAreDoubtful() {
    int[] soft = new int[SIDE * SIDE];
    int[] brown = new int[SIDE * SIDE];
    for (int i = 0; i < soft.length; i++) {
      double x = i % SIDE - 150;
      double y = i / SIDE - 145;
      double off = (Math.hypot(x, 1.05 * y) - 70) / 6;
      double much = Math.exp(-off * off / 2) * (1 + 0.3 * Math.sin(Math.atan2(y, x)));
      int grey = (int) Math.round(225 * Math.exp(-0.5 * much));
      soft[i] = 0xff000000 | grey * 0x10101;
      double sharp = Math.max(0, Math.min(1, 5 - Math.abs(6 * off)));
      brown[i] =
          0xff000000
              | (int) (230 * Math.exp(-0.3 * sharp)) << 16
              | (int) (225 * Math.exp(-0.6 * sharp)) << 8
              | (int) (215 * Math.exp(-1.1 * sharp));
    }
    for (int[] stain : new int[][] {soft, brown}) {
      FoundInk found = InkFinder.find(new ArgbImage(SIDE, SIDE, stain));
      assertEquals("picture.stain", key(found));
    }
  }

  @Test
  void aDigitThatIsCrossedOutIsDoubtful() {
    Drawing crossed = digit(8).plus(Stroke.of(85, 195, 215, 105));
    FoundInk found = InkFinder.find(picture(crossed, 8, 40, 1, noisy((x, y) -> 215, 4)));
    assertEquals("picture.crossed", key(found));
  }

  /** A printed line that ends there, a table's edge, or a digit that is cut off. */
  @Test
  void whatReachesTheEdgeOfThePictureIsDoubtfulButNotInABoxThatSomebodyDrew() {
    Drawing line = Drawing.of(Stroke.of(200, -5, 193, 110));
    ArgbImage picture = picture(line, 8, 40, 1, noisy((x, y) -> 215, 4));
    assertEquals("picture.cut", key(InkFinder.find(picture)));
    PictureBox box = new PictureBox(150, 0, 100, 150);
    assertNull(InkFinder.findIn(picture, box, false).ink().doubt());
  }

  private static String key(FoundInk found) {
    assertEquals(1, found.digits().size());
    Message doubt = found.ink().doubt();
    assertNotNull(doubt);
    return doubt.key();
  }

  @Test
  void aZeroThatAHandDrewIsNoStain() {
    for (int seed = 0; seed < 8; seed++) {
      List<String> styles = Handwriting.styles(0);
      Drawing raw =
          Handwriting.digit(0, styles.get(seed % styles.size()), 0.6, new SplittableRandom(seed));
      Drawing.Box box = raw.box();
      assertNotNull(box);
      double scale = 120 / Math.max(box.width(), box.height());
      Drawing zero =
          raw.scaledThenMoved(scale, 150 - scale * box.centreX(), 150 - scale * box.centreY());
      FoundInk found = InkFinder.find(picture(zero, 7, 50, 0.9, noisy((x, y) -> 215, 4)));
      assertEquals(1, found.digits().size());
      assertNull(found.ink().doubt());
    }
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
