package io.github.convoscope.explain.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Kernels whose colours and waves are known. */
class ColourClaimTest {
  private static final int SIZE = 7;
  private static final int CELLS = SIZE * SIZE;

  /** A Gabor function in one colour. */
  private static float[] kernel(double red, double green, double blue, double angle) {
    float[] kernel = new float[3 * CELLS];
    for (int i = 0; i < CELLS; i++) {
      double down = i / SIZE - 3;
      double right = i % SIZE - 3;
      double u = Math.cos(angle) * right + Math.sin(angle) * down;
      double v = Math.cos(angle) * down - Math.sin(angle) * right;
      double wave = Math.exp(-(u * u + v * v) / 6) * Math.sin(0.9 * u);
      kernel[i] = (float) (red * wave);
      kernel[CELLS + i] = (float) (green * wave);
      kernel[2 * CELLS + i] = (float) (blue * wave);
    }
    return kernel;
  }

  private static ColourTuning tuning(double red, double green, double blue) {
    return ColourTuning.of(kernel(red, green, blue, 0.4), 0, CELLS);
  }

  @Test
  void theAxesAreFound() {
    assertEquals(0, tuning(1, 1, 1).colourShare(), 1e-6);
    assertTrue(tuning(1, 1, 1).inBrightness());
    assertEquals(1, tuning(1, -1, 0).colourShare(), 1e-6);
    assertEquals(0, tuning(1, -1, 0).fromAxis(), 1e-3);
    assertEquals(90, tuning(-1, -1, 2).hue(), 1e-3);
    assertEquals(
        45,
        tuning(
                1 / Math.sqrt(2) - 1 / Math.sqrt(6),
                -1 / Math.sqrt(2) - 1 / Math.sqrt(6),
                2 / Math.sqrt(6))
            .hue(),
        1e-3);
    assertEquals(2 / 3.0, tuning(0, 1, 0).colourShare(), 1e-6);
  }

  @Test
  void theStrongestColourHasTheKernel() {
    ColourTuning tuning = tuning(2, 0, -1);
    assertEquals(2 / Math.sqrt(5), tuning.direction()[0], 1e-6);
    assertEquals(-1 / Math.sqrt(5), tuning.direction()[2], 1e-6);
    GaborFit fit = GaborFit.of(tuning.plane(), SIZE);
    assertTrue(fit.goodness() > 0.99, "goodness " + fit.goodness());
    assertTrue(fit.oriented());
  }

  @Test
  void coloursOnTheAxesAreNoChance() {
    List<ColourTuning> onAxes = new ArrayList<>();
    List<ColourTuning> anywhere = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 24; i++) {
      onAxes.add(i % 2 == 0 ? tuning(1, -1, 0) : tuning(-1, -1, 2));
      double angle = Math.PI * random.nextDouble();
      double redGreen = Math.cos(angle) / Math.sqrt(2);
      double blueYellow = Math.sin(angle) / Math.sqrt(6);
      anywhere.add(tuning(redGreen - blueYellow, -redGreen - blueYellow, 2 * blueYellow));
    }
    assertTrue(ColourClaim.of(onAxes).alongAxes());
    assertTrue(ColourClaim.of(onAxes).apart());
    assertFalse(ColourClaim.of(anywhere).alongAxes());
    assertEquals(24, ColourClaim.of(anywhere).coloured());
    List<ColourTuning> mixed = List.of(tuning(1, 0.4, 0.2), tuning(1, 0.5, 0.1), tuning(1, 1, 1));
    assertFalse(ColourClaim.of(mixed).apart());
  }

  @Test
  void theChanceOfHitsIsTheBinomialOne() {
    assertEquals(1, ColourClaim.atLeast(0, 5, 0.3), 1e-12);
    assertEquals(Math.pow(0.3, 5), ColourClaim.atLeast(5, 5, 0.3), 1e-12);
    assertEquals(1 - Math.pow(0.7, 5), ColourClaim.atLeast(1, 5, 0.3), 1e-12);
  }

  @Test
  void gaborKernelsInColoursAreFoundAndEquallySmoothNoiseIsNot() {
    List<float[]> edges = new ArrayList<>();
    List<float[]> noise = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 5; i++) {
      float[] plane = ColourTuning.of(kernel(1, -0.2 * i, 0.3, 0.5 * i), 0, CELLS).plane();
      edges.add(plane);
      noise.add(SmoothNoise.kernel(SIZE, SmoothNoise.smoothness(plane, SIZE), random));
    }
    assertTrue(EdgeClaim.of(edges, SIZE, 8, 0, Progress.NONE).holds());
    assertFalse(EdgeClaim.of(noise, SIZE, 8, 0, Progress.NONE).holds());
  }
}
