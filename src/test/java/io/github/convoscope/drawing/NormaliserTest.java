package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormaliserTest {
  private static final int SIDE = 28;

  private final Normaliser normaliser = new Normaliser(InputFraming.MNIST);

  @Test
  void movingAndScalingChangeNothing() {
    for (int digit = 0; digit < 10; digit++) {
      Drawing drawing = digit(digit, 3);
      float[] image = normaliser.normalise(drawing).ink();
      double extent = extent(drawing);
      for (double part : new double[] {0.04, 0.1, 0.3, 0.9, 1}) {
        double scale = part * Pad.SIZE / extent;
        Drawing other = drawing.scaledThenMoved(scale, 123.4 - 17 * part, -31.7);
        assertArrayEquals(
            image, normaliser.normalise(other).ink(), 1f / 512, digit + " at " + part);
      }
    }
  }

  @Test
  void everyPlacementGivesTheSamePicture() {
    Drawing drawing = digit(5, 1);
    float[] image = normaliser.normalise(drawing).ink();
    for (Placement placement : Placement.values()) {
      assertArrayEquals(image, normaliser.normalise(placement.apply(drawing)).ink(), 1f / 512);
    }
  }

  @Test
  void thePictureStandsAsMnistsDigitsDo() {
    for (int digit = 0; digit < 10; digit++) {
      float[] image = normaliser.normalise(digit(digit, 11)).ink();
      double[] centre = centre(image);
      assertEquals(14, centre[0], 0.05, "column of digit " + digit);
      assertEquals(14, centre[1], 0.05, "row of digit " + digit);
      int[] box = box(image);
      int longer = Math.max(box[2] - box[0], box[3] - box[1]) + 1;
      assertTrue(longer >= 20 && longer <= 22, "box of " + longer);
    }
  }

  @Test
  void aDotStaysADot() {
    double dot = ink(normaliser.normalise(Drawing.of(Stroke.at(100, 400))).ink());
    assertEquals(Math.PI * 1.25 * 1.25, dot, 0.6);
    double tap =
        ink(normaliser.normalise(Drawing.of(Stroke.of(100, 400, 101, 401, 100, 402))).ink());
    assertTrue(tap < 4 * dot);
  }

  @Test
  void nothingGivesAnEmptyPicture() {
    assertArrayEquals(new float[SIDE * SIDE], normaliser.normalise(Drawing.EMPTY).ink());
    assertArrayEquals(new float[SIDE * SIDE], normaliser.reduce(Drawing.EMPTY).ink());
  }

  /** While a stroke grows in small steps, no pixel may change by more than a small step. */
  @Test
  void thePictureGlidesWhileAStrokeGrows() {
    for (int digit = 0; digit < 10; digit++) {
      for (Stroke whole : digit(digit, 7).strokes()) {
        float[] before = null;
        double length = 0;
        Stroke grown = Stroke.at(whole.x(0), whole.y(0));
        for (int i = 1; i < whole.size(); i++) {
          for (int step = 1; step <= 8; step++) {
            double t = step / 8.0;
            double x = whole.x(i - 1) + t * (whole.x(i) - whole.x(i - 1));
            double y = whole.y(i - 1) + t * (whole.y(i) - whole.y(i - 1));
            double distance =
                Math.hypot(x - grown.x(grown.size() - 1), y - grown.y(grown.size() - 1));
            length += distance;
            grown = grown.plus(x, y);
            if (length < 50) {
              continue;
            }
            float[] image = normaliser.normalise(Drawing.of(grown)).ink();
            if (before != null) {
              double pixels = distance * 17.5 / Math.max(Normaliser.SMALLEST, extent(grown));
              assertTrue(
                  largestDifference(before, image) <= 3 * pixels + 1e-3,
                  () -> "a jump while the stroke grows");
            }
            before = image;
          }
        }
      }
    }
  }

  @Test
  void nearlyEqualDrawingsGiveNearlyEqualPictures() {
    SplittableRandom random = new SplittableRandom(9);
    for (int digit = 0; digit < 10; digit++) {
      Drawing drawing = digit(digit, 21);
      float[] image = normaliser.normalise(drawing).ink();
      double unit = extent(drawing) / 17.5;
      Drawing trembling = Drawing.EMPTY;
      for (Stroke stroke : drawing.strokes()) {
        double[] xy = stroke.toArray();
        for (int i = 0; i < xy.length; i++) {
          xy[i] += 0.01 * unit * (2 * random.nextDouble() - 1);
        }
        trembling = trembling.plus(Stroke.of(xy));
      }
      assertTrue(largestDifference(image, normaliser.normalise(trembling).ink()) < 0.06);
    }
  }

  @Test
  void rawIsThePadReduced() {
    float[] image = normaliser.reduce(Drawing.of(Stroke.at(125, 375))).ink();
    double[] centre = centre(image);
    assertEquals(125 * 28 / 500.0 - 0.5, centre[0], 1e-3);
    assertEquals(375 * 28 / 500.0 - 0.5, centre[1], 1e-3);
  }

  @Test
  void anImageOfADrawingIsNormalisedLikeTheDrawing() {
    for (int digit = 0; digit < 10; digit++) {
      Drawing drawing = digit(digit, 5);
      float[] expected = normaliser.normalise(drawing).ink();
      StrokeRenderer large = new StrokeRenderer(500, 500);
      float[] ink = new float[250_000];
      double pen = 2.5 * extent(drawing) / 17.5;
      Drawing inside = drawing.scaledThenMoved(0.8, 50, 50);
      large.render(inside, 1, 0, 0, 0.8 * pen, ink);
      float[] image = normaliser.normalise(new GreyImage(500, 500, ink)).ink();
      assertTrue(correlation(expected, image) > 0.98, "digit " + digit);
    }
  }

  @Test
  void anEnlargedDigitComesBack() {
    float[] small = normaliser.normalise(digit(3, 2)).ink();
    int times = 10;
    float[] ink = new float[280 * 280];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = small[i / 280 / times * SIDE + i % 280 / times];
    }
    float[] image = normaliser.normalise(new GreyImage(280, 280, ink)).ink();
    assertTrue(correlation(small, image) > 0.95);
  }

  @Test
  void anImageWithoutInkIsEmpty() {
    float[] image = normaliser.normalise(new GreyImage(50, 60, new float[3000])).ink();
    assertEquals(0, ink(image));
  }

  @Test
  void otherInputSizesKeepTheProportions() {
    Normaliser twice = new Normaliser(InputFraming.of(56, 56));
    float[] image = twice.normalise(digit(8, 2)).ink();
    assertEquals(4 * ink(normaliser.normalise(digit(8, 2)).ink()), ink(image), 0.03 * ink(image));
  }

  private static Drawing digit(int digit, long seed) {
    return Handwriting.digit(
        digit, Handwriting.styles(digit).get(0), 1, new SplittableRandom(seed));
  }

  private static double extent(Stroke stroke) {
    return extent(Drawing.of(stroke));
  }

  private static double extent(Drawing drawing) {
    Drawing.Box box = java.util.Objects.requireNonNull(drawing.box());
    return Math.max(box.width(), box.height());
  }

  private static double ink(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  private static double[] centre(float[] image) {
    double x = 0;
    double y = 0;
    for (int i = 0; i < image.length; i++) {
      x += image[i] * (i % SIDE);
      y += image[i] * (i / SIDE);
    }
    return new double[] {x / ink(image), y / ink(image)};
  }

  private static int[] box(float[] image) {
    int[] box = {SIDE, SIDE, -1, -1};
    for (int i = 0; i < image.length; i++) {
      if (image[i] > 0.02) {
        box[0] = Math.min(box[0], i % SIDE);
        box[1] = Math.min(box[1], i / SIDE);
        box[2] = Math.max(box[2], i % SIDE);
        box[3] = Math.max(box[3], i / SIDE);
      }
    }
    return box;
  }

  private static double largestDifference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static double correlation(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    double meanA = ink(a) / a.length;
    double meanB = ink(b) / b.length;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
