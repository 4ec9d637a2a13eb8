package io.github.convoscope.ui.neuron;

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
        Box at = new PanelPlace().find(FREE, List.of(), x, y, 380, 240, false);
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
    Box at = new PanelPlace().find(FREE, List.of(left), 590, 300, 300, 200, false);
    assertNotNull(at);
    assertEquals(0, at.overlap(left));
    Box right = new Box(600, 40, 400, 600);
    at = new PanelPlace().find(FREE, List.of(right), 590, 300, 300, 200, false);
    assertNotNull(at);
    assertEquals(0, at.overlap(right));
  }

  @Test
  void findsEmptyGroundFarFromTheCellAndElseNone() {
    List<Box> boards = List.of(new Box(200, 40, 800, 340), new Box(200, 380, 440, 260));
    Box at = new PanelPlace().find(FREE, boards, 300, 100, 300, 200, false);
    assertNotNull(at);
    assertEquals(0, at.overlap(boards.get(0)) + at.overlap(boards.get(1)));
    Box all = new Box(200, 40, 800, 600);
    assertNull(new PanelPlace().find(FREE, List.of(all), 300, 100, 300, 200, false));
    assertNotNull(new PanelPlace().find(FREE, List.of(all), 300, 100, 300, 200, true));
  }

  @Test
  void theEmptiestPlaceIsInTheCornerThatIsFree() {
    Box at = PanelPlace.emptiest(FREE, List.of(), 300, 100);
    assertEquals(new Box(200, 40, 300, 100), at);
    at = PanelPlace.emptiest(FREE, List.of(new Box(150, 0, 870, 500)), 300, 100);
    assertEquals(new Box(200, 509, 300, 100), at, "the first place below the board");
    assertNull(PanelPlace.emptiest(FREE, List.of(), 801, 100));
  }

  @Test
  void staysOnItsSideUntilAnotherIsClearlyBetter() {
    PanelPlace place = new PanelPlace();
    Box first = place.find(FREE, List.of(new Box(200, 40, 100, 600)), 600, 340, 300, 200, false);
    assertNotNull(first);
    assertTrue(first.left() > 600, "to the right of the cell: " + first);
    Box little = new Box(960, 40, 40, 600);
    Box second = place.find(FREE, List.of(little), 600, 340, 300, 200, false);
    assertEquals(first, second);
    Box much = new Box(640, 40, 360, 600);
    Box third = place.find(FREE, List.of(much), 600, 340, 300, 200, false);
    assertNotNull(third);
    assertEquals(0, third.overlap(much), third.toString());
  }

  @Test
  void thereIsNoneWithoutRoom() {
    assertNull(new PanelPlace().find(FREE, List.of(), 600, 340, 801, 200, false));
    assertNull(new PanelPlace().find(FREE, List.of(), 600, 340, 300, 601, false));
    assertNull(
        new PanelPlace().find(FREE, List.of(), 600, 340, 800, 600, false), "would cover the cell");
  }
}
