package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CellGridTest {
  private final CellGrid grid = CellGrid.square(5, 3, 4, 2, 10, 6);

  @Test
  void everyCellIsFoundWhereItStands() {
    for (int cell = 0; cell < grid.cells(); cell++) {
      assertEquals(cell, grid.at(grid.left(cell) + 1, grid.top(cell) + 1));
      assertEquals(cell, grid.at(grid.left(cell) + 9, grid.top(cell) + 9));
    }
  }

  @Test
  void gapsAndTheOutsideAreNoCell() {
    assertEquals(CellGrid.NONE, grid.at(43, 5));
    assertEquals(CellGrid.NONE, grid.at(5, 33));
    assertEquals(CellGrid.NONE, grid.at(-1, 5));
    assertEquals(CellGrid.NONE, grid.at(60, 80), "there is no sixth picture");
    assertEquals(86, grid.fullWidth());
    assertEquals(102, grid.fullHeight());
  }

  @Test
  void arrowKeysJumpOverGapsAndStopAtTheEdge() {
    assertEquals(12, grid.moved(3, 0, 1), "into the picture beside it");
    assertEquals(24, grid.moved(8, 1, 0), "into the picture below it");
    assertEquals(0, grid.moved(0, -1, 0));
    assertEquals(1, grid.moved(0, 0, 1));
  }
}
