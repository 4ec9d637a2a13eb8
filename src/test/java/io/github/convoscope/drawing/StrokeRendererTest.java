package io.github.convoscope.drawing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StrokeRendererTest {
  private final StrokeRenderer renderer = new StrokeRenderer(20, 30);
  private final float[] grid = new float[600];

  @Test
  void aLineHasTheInkOfItsArea() {
    renderer.render(Drawing.of(Stroke.of(5, 10, 25, 10)), 1, 0, 0, 3, grid);
    double area = 20 * 3 + Math.PI * 1.5 * 1.5;
    assertEquals(area, ink(), 0.02 * area);
  }

  @Test
  void aDotIsRoundAndAsWideAsThePen() {
    renderer.render(Drawing.of(Stroke.at(15, 10)), 1, 0, 0, 8, grid);
    assertEquals(Math.PI * 16, ink(), 0.05 * Math.PI * 16);
    assertEquals(1, grid[10 * 30 + 15]);
    assertEquals(0, grid[10 * 30 + 20]);
    assertEquals(grid[10 * 30 + 11], grid[6 * 30 + 15], 1e-6f, "as high as wide");
  }

  @Test
  void wholePixelsAreFullInkAndHalfPixelsHalf() {
    renderer.render(Drawing.of(Stroke.of(-5, 10, 35, 10)), 1, 0, 0, 3, grid);
    assertEquals(1, grid[9 * 30 + 15]);
    assertEquals(1, grid[10 * 30 + 15]);
    assertEquals(0.5f, grid[8 * 30 + 15], 1e-6f);
    assertEquals(0.5f, grid[11 * 30 + 15], 1e-6f);
    assertEquals(0, grid[7 * 30 + 15]);
  }

  @Test
  void scaleAndShiftMoveEveryPoint() {
    renderer.render(Drawing.of(Stroke.of(5, 5, 20, 15)), 1, 0, 0, 2, grid);
    float[] plain = grid.clone();
    renderer.render(Drawing.of(Stroke.of(100, 110, 130, 130)), 0.5, -45, -50, 2, grid);
    assertArrayEquals(plain, grid, 1e-5f);
  }

  @Test
  void strokesOutsideHaveNoEffect() {
    renderer.render(Drawing.of(Stroke.of(-50, -50, -40, 900)), 1, 0, 0, 3, grid);
    assertEquals(0, ink());
    renderer.render(Drawing.of(Stroke.of(1e6, 1e6, -1e6, -1e6)), 1, 0, 0, 3, grid);
    assertTrue(ink() > 0);
  }

  @Test
  void aThinPenGivesFaintUnbrokenLines() {
    renderer.render(Drawing.of(Stroke.of(2, 3, 28, 17)), 1, 0, 0, 0.5, grid);
    for (int column = 4; column < 26; column++) {
      float strongest = 0;
      for (int row = 0; row < 20; row++) {
        strongest = Math.max(strongest, grid[row * 30 + column]);
      }
      assertTrue(strongest > 0.2f && strongest <= 0.5f);
    }
  }

  private double ink() {
    double sum = 0;
    for (float value : grid) {
      sum += value;
    }
    return sum;
  }
}
