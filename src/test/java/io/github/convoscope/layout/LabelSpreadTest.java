package io.github.convoscope.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.layout.LabelSpread.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelSpreadTest {
  @Test
  void whatDoesNotTouchStays() {
    List<Box> boxes = List.of(new Box(10, 10, 50, 20), new Box(100, 10, 50, 20));
    assertEquals(boxes, LabelSpread.spread(boxes, new Box(0, 0, 400, 300)));
  }

  @Test
  void placedLabelsNeverOverlapNorLeaveTheView() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<Box> boxes = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        boxes.add(new Box(random.nextInt(600) - 50, random.nextInt(400) - 50, 80, 34));
      }
      List<Box> placed =
          LabelSpread.spread(boxes, new Box(0, 0, 500, 300)).stream()
              .filter(Objects::nonNull)
              .toList();
      assertTrue(placed.size() >= 4);
      for (Box box : placed) {
        assertTrue(box.x() >= 0 && box.x() + box.width() <= 500);
        assertTrue(box.y() >= 0 && box.y() + box.height() <= 300);
        for (Box other : placed) {
          assertFalse(box != other && box.overlaps(other));
        }
      }
    }
  }

  @Test
  void neighboursMoveApartRatherThanVanish() {
    List<Box> placed =
        LabelSpread.spread(
            List.of(new Box(100, 50, 80, 30), new Box(140, 50, 80, 30)), new Box(0, 0, 500, 300));
    assertTrue(placed.stream().allMatch(Objects::nonNull));
  }

  @Test
  void whatIsWiderThanTheViewIsLeftOut() {
    assertNull(LabelSpread.spread(List.of(new Box(0, 0, 80, 30)), new Box(0, 0, 40, 300)).get(0));
  }
}
