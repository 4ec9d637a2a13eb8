package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RoundedPathTest {
  @Test
  void aCircleOfTwelvePointsIsRound() {
    double[] xy = new double[26];
    for (int i = 0; i < 13; i++) {
      xy[2 * i] = 250 + 150 * Math.cos(i * Math.PI / 6);
      xy[2 * i + 1] = 250 + 150 * Math.sin(i * Math.PI / 6);
    }
    Stroke circle = Stroke.of(xy);
    // The middle of a straight line is 5 units inside; at the ends one neighbour is missing.
    for (int end = 2; end < 12; end++) {
      double[] curve = RoundedPath.between(circle, end);
      for (int i = 0; i < curve.length; i += 2) {
        assertEquals(150, Math.hypot(curve[i] - 250, curve[i + 1] - 250), 0.6);
      }
    }
  }

  @Test
  void theCurveGoesThroughThePoints() {
    Stroke stroke = Stroke.of(0, 0, 100, 10, 180, 80, 200, 200);
    for (int end = 1; end < stroke.size(); end++) {
      double[] curve = RoundedPath.between(stroke, end);
      assertEquals(stroke.x(end), curve[curve.length - 2], 1e-9);
      assertEquals(stroke.y(end), curve[curve.length - 1], 1e-9);
    }
  }

  @Test
  void aSharpTurnStaysACorner() {
    Stroke seven = Stroke.of(100, 100, 250, 100, 400, 100, 300, 250, 200, 400);
    for (int end = 1; end <= 2; end++) {
      double[] curve = RoundedPath.between(seven, end);
      for (int i = 0; i < curve.length; i += 2) {
        assertEquals(100, curve[i + 1], 1e-9);
        assertTrue(curve[i] <= 400);
      }
    }
  }

  @Test
  void densePathsAndRepeatedPointsAreLeft() {
    Stroke dense = Stroke.of(0, 0, 5, 1, 9, 4, 9, 4, 10, 8);
    for (int end = 1; end < dense.size(); end++) {
      assertArrayEquals(
          new double[] {dense.x(end), dense.y(end)}, RoundedPath.between(dense, end), 1e-9);
    }
    Stroke line = Stroke.of(0, 0, 200, 0);
    assertArrayEquals(new double[] {200, 0}, RoundedPath.between(line, 1), 1e-9);
  }
}
