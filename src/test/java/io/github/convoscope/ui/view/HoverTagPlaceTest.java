package io.github.convoscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Where the tag stands beside the pointer. */
class HoverTagPlaceTest {
  @Test
  void itIsNeverUnderAPanelWhereItHasRoom() {
    for (double width = 40; width <= 660; width += 20) {
      for (double pointer = 360; pointer <= 1020; pointer += 11) {
        double edge = HoverTag.edge(pointer, width, 358, 1024);
        assertTrue(edge >= 358 && edge + width <= 1024, width + " wide at " + pointer);
      }
    }
  }

  @Test
  void itStandsOnTheRightOfThePointerIfItCan() {
    assertTrue(HoverTag.edge(400, 300, 358, 1024) > 400);
    assertTrue(HoverTag.edge(900, 300, 358, 1024) + 300 < 900);
    assertEquals(358, HoverTag.edge(700, 800, 358, 1024), "its beginning can be read");
  }
}
