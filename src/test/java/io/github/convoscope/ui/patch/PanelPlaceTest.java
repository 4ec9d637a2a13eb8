package io.github.convoscope.ui.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The place of the panel in the scene. */
class PanelPlaceTest {
  private static final Box FREE = new Box(200, 40, 800, 600);

  @Test
  void liesInTheFreePartAndNeverOnTheCell() {
    for (double x = 0; x <= 1200; x += 37) {
      for (double y = 0; y <= 700; y += 41) {
        Box at = new PanelPlace().find(FREE, List.of(), x, y, 380, 240);
        assertNotNull(at, x + ", " + y);
        assertTrue(at.left() >= FREE.left() && at.right() <= FREE.right(), at.toString());
        assertTrue(at.top() >= FREE.top() && at.bottom() <= FREE.bottom(), at.toString());
        assertTrue(at.distance(x, y) >= PanelPlace.BESIDE / 2, at + " for " + x + ", " + y);
      }
    }
  }

  @Test
  void coversAsLittleOfTheLayersAsItCan() {
    Box left = new Box(200, 40, 380, 600);
    Box at = new PanelPlace().find(FREE, List.of(left), 590, 300, 300, 200);
    assertNotNull(at);
    assertEquals(0, at.overlap(left));
    Box right = new Box(600, 40, 400, 600);
    at = new PanelPlace().find(FREE, List.of(right), 590, 300, 300, 200);
    assertNotNull(at);
    assertEquals(0, at.overlap(right));
  }

  @Test
  void staysOnItsSideUntilAnotherIsClearlyBetter() {
    PanelPlace place = new PanelPlace();
    Box first = place.find(FREE, List.of(new Box(200, 40, 100, 600)), 600, 340, 300, 200);
    assertNotNull(first);
    assertTrue(first.left() > 600, "to the right of the cell: " + first);
    Box little = new Box(960, 40, 40, 600);
    Box second = place.find(FREE, List.of(little), 600, 340, 300, 200);
    assertEquals(first, second);
    Box much = new Box(640, 40, 360, 600);
    Box third = place.find(FREE, List.of(much), 600, 340, 300, 200);
    assertNotNull(third);
    assertEquals(0, third.overlap(much), third.toString());
  }

  @Test
  void thereIsNoneWithoutRoom() {
    assertNull(new PanelPlace().find(FREE, List.of(), 600, 340, 801, 200));
    assertNull(new PanelPlace().find(FREE, List.of(), 600, 340, 300, 601));
    assertNull(new PanelPlace().find(FREE, List.of(), 600, 340, 800, 600), "would cover the cell");
  }
}
