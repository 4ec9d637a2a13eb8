package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StrokeTest {
  @Test
  void growingDoesNotChangeTheShorterStroke() {
    Stroke first = Stroke.at(1, 2);
    Stroke second = first.plus(3, 4);
    Stroke third = second.plus(5, 6);
    assertArrayEquals(new double[] {1, 2}, first.toArray());
    assertArrayEquals(new double[] {1, 2, 3, 4}, second.toArray());
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, third.toArray());
    assertEquals(Stroke.of(1, 2, 3, 4), second);
  }

  @Test
  void twoStrokesMayGrowFromOne() {
    Stroke root = Stroke.at(0, 0).plus(1, 1);
    Stroke left = root.plus(2, 2);
    Stroke right = root.plus(3, 3);
    assertArrayEquals(new double[] {0, 0, 1, 1, 2, 2}, left.toArray());
    assertArrayEquals(new double[] {0, 0, 1, 1, 3, 3}, right.toArray());
    assertNotEquals(left, right);
  }

  @Test
  void ignoresPointsAfterItsEnd() {
    Stroke root = Stroke.at(0, 0);
    root.plus(9, 9);
    assertEquals(1, root.size());
    assertThrows(IndexOutOfBoundsException.class, () -> root.x(1));
  }

  @Test
  void longStrokesGrowCorrectly() {
    Stroke stroke = Stroke.at(0, 0);
    for (int i = 1; i < 5000; i++) {
      stroke = stroke.plus(i, -i);
    }
    assertEquals(5000, stroke.size());
    for (int i = 0; i < 5000; i++) {
      assertEquals(i, stroke.x(i));
      assertEquals(-i, stroke.y(i));
    }
  }

  @Test
  void refusesIncompleteAndInfinitePoints() {
    assertThrows(IllegalArgumentException.class, () -> Stroke.of());
    assertThrows(IllegalArgumentException.class, () -> Stroke.of(1, 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Stroke.at(Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Stroke.at(1, 1).plus(Double.POSITIVE_INFINITY, 0));
  }
}
