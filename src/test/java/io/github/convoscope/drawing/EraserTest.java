package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EraserTest {
  private final Eraser eraser = new Eraser(10);

  @Test
  void cutsALineInTwoExactlyAtTheEdge() {
    Drawing left = eraser.erase(Drawing.of(Stroke.of(0, 0, 100, 0)), 50, 6);
    assertEquals(2, left.strokes().size());
    assertArrayEquals(new double[] {0, 0, 42, 0}, left.strokes().get(0).toArray(), 1e-9);
    assertArrayEquals(new double[] {58, 0, 100, 0}, left.strokes().get(1).toArray(), 1e-9);
  }

  @Test
  void shortensALineAtItsEnd() {
    Drawing left = eraser.erase(Drawing.of(Stroke.of(0, 0, 100, 0)), 100, 0);
    assertEquals(1, left.strokes().size());
    assertArrayEquals(new double[] {0, 0, 90, 0}, left.strokes().get(0).toArray(), 1e-9);
  }

  @Test
  void removesWhatIsCompletelyInside() {
    Drawing drawing = Drawing.of(Stroke.of(48, 50, 52, 50, 50, 53), Stroke.at(51, 51));
    assertTrue(eraser.erase(drawing, 50, 50).isEmpty());
  }

  @Test
  void returnsTheSameDrawingWhereItHitsNothing() {
    Drawing drawing = Drawing.of(Stroke.of(0, 0, 100, 0), Stroke.at(300, 300));
    assertSame(drawing, eraser.erase(drawing, 50, 200));
    assertSame(drawing, eraser.erase(drawing, 50, 10.001));
  }

  @Test
  void cutsAlongItsPathWithItsWidth() {
    Drawing left = eraser.erase(Drawing.of(Stroke.of(0, 0, 100, 0)), 50, -200, 50, 200);
    assertEquals(2, left.strokes().size());
    assertArrayEquals(new double[] {0, 0, 40, 0}, left.strokes().get(0).toArray(), 1e-9);
    assertArrayEquals(new double[] {60, 0, 100, 0}, left.strokes().get(1).toArray(), 1e-9);
  }

  @Test
  void removesEverythingInsideAndNothingOutside() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 300; round++) {
      double[] way = new double[40];
      for (int i = 0; i < way.length; i++) {
        way[i] = 200 * random.nextDouble();
      }
      Drawing drawing = Drawing.of(Stroke.of(way));
      double x0 = 200 * random.nextDouble();
      double y0 = 200 * random.nextDouble();
      double x1 = round % 3 == 0 ? x0 : 200 * random.nextDouble();
      double y1 = round % 3 == 0 ? y0 : 200 * random.nextDouble();
      double left = 0;
      for (Stroke stroke : eraser.erase(drawing, x0, y0, x1, y1).strokes()) {
        for (int i = 1; i < stroke.size(); i++) {
          double middleX = (stroke.x(i) + stroke.x(i - 1)) / 2;
          double middleY = (stroke.y(i) + stroke.y(i - 1)) / 2;
          assertTrue(distance(middleX, middleY, x0, y0, x1, y1) > 10 - 1e-6);
          left += Math.hypot(stroke.x(i) - stroke.x(i - 1), stroke.y(i) - stroke.y(i - 1));
        }
      }
      double outside = lengthOutside(way, x0, y0, x1, y1);
      assertEquals(outside, left, 0.01 * outside + 2);
    }
  }

  /** By many small steps, as a check on the exact clipping. */
  private static double lengthOutside(double[] way, double x0, double y0, double x1, double y1) {
    double outside = 0;
    for (int i = 0; i + 3 < way.length; i += 2) {
      double length = Math.hypot(way[i + 2] - way[i], way[i + 3] - way[i + 1]);
      for (int step = 0; step < 400; step++) {
        double t = (step + 0.5) / 400;
        double x = way[i] + t * (way[i + 2] - way[i]);
        double y = way[i + 1] + t * (way[i + 3] - way[i + 1]);
        outside += distance(x, y, x0, y0, x1, y1) > 10 ? length / 400 : 0;
      }
    }
    return outside;
  }

  private static double distance(double x, double y, double x0, double y0, double x1, double y1) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double squared = dx * dx + dy * dy;
    double t = squared == 0 ? 0 : ((x - x0) * dx + (y - y0) * dy) / squared;
    t = Math.max(0, Math.min(1, t));
    return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
  }
}
