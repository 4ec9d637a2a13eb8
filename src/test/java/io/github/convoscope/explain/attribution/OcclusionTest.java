package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OcclusionTest {
  private static final AttributionTarget FIRST = new AttributionTarget.Logit(0);

  @Test
  void forASumAPixelGetsTheMeanInkOfTheWindowsThatCoverIt() {
    float[] ones = new float[30];
    Arrays.fill(ones, 1);
    float[] x = Toys.noise(30, 1);
    double[] map = occlude(Toys.linear(Shape.maps(1, 5, 6), ones, 3), x, 3, 1);
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 6; column++) {
        double sum = 0;
        int windows = 0;
        for (int top = Math.max(0, row - 2); top <= Math.min(2, row); top++) {
          for (int left = Math.max(0, column - 2); left <= Math.min(3, column); left++) {
            windows++;
            for (int i = 0; i < 9; i++) {
              sum += x[(top + i / 3) * 6 + left + i % 3];
            }
          }
        }
        assertEquals(sum / windows, map[6 * row + column], 1e-5);
      }
    }
  }

  @Test
  void aWindowOfOnePixelIsTheLossOfThatPixel() {
    Engine engine = UntrainedNetworks.untrainedDigits(2);
    Attributor attributor = new Attributor(engine);
    float[] bar = Toys.bar(3);
    double[] map = occlude(engine, bar, 1, 1);
    double whole = attributor.score(bar, FIRST);
    for (int i = 0; i < 784; i += 13) {
      float[] without = bar.clone();
      without[i] = 0;
      assertEquals(whole - attributor.score(without, FIRST), map[i], 1e-6);
    }
  }

  @Test
  void aStrideThatDoesNotFitStillCoversEveryPixelOnce() {
    float[] ones = new float[25];
    Arrays.fill(ones, 1);
    double[] map = occlude(Toys.linear(Shape.maps(1, 5, 5), ones, 0), ones, 2, 2);
    for (double value : map) {
      assertEquals(4, value, 1e-5);
    }
  }

  @Test
  void aFlatInputOfSquareSizeIsAPicture() {
    float[] ones = new float[16];
    Arrays.fill(ones, 1);
    double[] map = occlude(Toys.linear(Shape.units(16), ones, 0), ones, 2, 1);
    assertEquals(4, map[5], 1e-5);
  }

  @Test
  void allChannelsAreCoveredTogether() {
    float[] ones = new float[32];
    Arrays.fill(ones, 1);
    double[] map = occlude(Toys.linear(Shape.maps(2, 4, 4), ones, 0), ones, 2, 1);
    for (double value : map) {
      assertEquals(8, value, 1e-5);
    }
  }

  private static double[] occlude(Engine engine, float[] x, int window, int stride) {
    return new Attributor(engine)
        .explain(x, FIRST, new Occlusion(window, stride), Progress.NONE)
        .values();
  }
}
