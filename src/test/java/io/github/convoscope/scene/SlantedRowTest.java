package io.github.convoscope.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import javafx.geometry.BoundingBox;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;

/** Words at a slant above the units of a narrow row. */
class SlantedRowTest {
  private static final double LONG = 200;

  @Test
  void wordsOfNeighboursDoNotTouch() {
    Point2D first = new Point2D(100, 300);
    for (double down = -30; down <= 30; down += 5) {
      Point2D step = new Point2D(26, down);
      SlantedRow row = SlantedRow.of(step, 1);
      if (row != null) {
        Point2D second = first.add(step);
        assertFalse(row.touch(first, LONG, second, LONG, row.size()), "down " + down);
      }
    }
    assertNotNull(SlantedRow.of(new Point2D(26, 0), 1));
  }

  @Test
  void wordsOnOneLineTouchOnlyWhereOneReachesTheOther() {
    SlantedRow row = Objects.requireNonNull(SlantedRow.of(new Point2D(30, 0), 1));
    Point2D from = new Point2D(100, 300);
    Point2D ahead = row.along(from, 50);
    assertTrue(row.touch(from, 51, ahead, 10, 12));
    assertFalse(row.touch(from, 49, ahead, 10, 12));
    assertTrue(row.touch(ahead, 10, from, 51, 12));
    assertFalse(row.touch(ahead, 10, from, 49, 12));
  }

  @Test
  void wordsPassOverWhatTheyCross() {
    SlantedRow row = Objects.requireNonNull(SlantedRow.of(new Point2D(30, 0), 1));
    Point2D from = new Point2D(100, 300);
    Point2D middle = row.along(from, 40);
    BoundingBox there = new BoundingBox(middle.getX() - 8, middle.getY() - 8, 16, 16);
    assertTrue(row.passes(from, 80, there));
    assertFalse(row.passes(from, 20, there));
    assertTrue(middle.getY() < from.getY(), "words rise");
  }

  @Test
  void lettersFitTheRowAndGrowWithTheView() {
    assertNull(SlantedRow.of(new Point2D(6, 0), 1), "too close to be read");
    SlantedRow wide = Objects.requireNonNull(SlantedRow.of(new Point2D(90, 0), 1));
    assertEquals(SlantedRow.LARGEST_FONT, wide.size());
    SlantedRow large = Objects.requireNonNull(SlantedRow.of(new Point2D(270, 0), 3));
    assertEquals(3 * wide.size(), large.size(), 1e-9);
    assertEquals(wide.degrees(), large.degrees(), 1e-9);
  }
}
