package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PixelFlippingTest {
  private static final AttributionTarget SUM = new AttributionTarget.Logit(0);

  @Test
  void forASumTheCurvesAreRunningSumsOfTheSortedPixels() {
    Attributor attributor = sum(4);
    float[] x = {1, 4, 2, 3};
    Attribution map = attributor.explain(x, SUM, new GradientTimesInput(), Progress.NONE);
    FlippingCurves curves =
        PixelFlipping.curves(attributor, x, map, List.of(), 4, 10, 0, Progress.NONE);
    assertArrayEquals(new double[] {10, 6, 3, 1, 0}, curves.deletion(), 1e-6);
    assertArrayEquals(new double[] {0, 4, 7, 9, 10}, curves.insertion(), 1e-6);
    assertEquals((5 + 6 + 3 + 1) / 4.0, FlippingCurves.area(curves.deletion()), 1e-6);
    assertEquals(
        10, FlippingCurves.area(curves.deletion()) + FlippingCurves.area(curves.insertion()), 1e-6);
    assertTrue(curves.betterThanRandom());
  }

  @Test
  void theWorstOrderIsWorseThanChance() {
    Attributor attributor = sum(36);
    float[] x = Toys.noise(36, 3);
    double[] backwards = new double[36];
    for (int i = 0; i < 36; i++) {
      backwards[i] = -x[i];
    }
    Attribution map =
        new Attribution(
            Saliency.DEFAULT, SUM, 0, Shape.maps(1, 6, 6), backwards, 0, 0, false, 0, null);
    assertEquals(
        false,
        PixelFlipping.curves(attributor, x, map, List.of(), 12, 10, 0, Progress.NONE)
            .betterThanRandom());
  }

  @Test
  void pixelsThatEqualTheBaselineTakeNoPartAndTiesAreBrokenByTheSeed() {
    float[] x = new float[36];
    for (int i = 0; i < 20; i++) {
      x[i] = 1;
    }
    PixelFlipping flipping = new PixelFlipping(new PathField(36), x, new float[36], 36);
    assertEquals(20, flipping.size());
    double[] map = new double[36];
    map[7] = 2;
    map[9] = -1;
    List<Integer> order = flipping.order(map, 1);
    assertEquals(7, order.get(0));
    assertEquals(9, order.get(19));
    assertEquals(order, flipping.order(map, 1));
    assertNotEquals(order, flipping.order(map, 2));
  }

  @Test
  void anEmptyPadHasNothingToFlip() {
    Attributor attributor = sum(4);
    float[] x = new float[4];
    Attribution map = attributor.explain(x, SUM, Saliency.DEFAULT, Progress.NONE);
    assertThrows(
        Problem.class,
        () -> PixelFlipping.curves(attributor, x, map, List.of(), 4, 10, 0, Progress.NONE));
  }

  private static Attributor sum(int pixels) {
    float[] ones = new float[pixels];
    Arrays.fill(ones, 1);
    int side = (int) Math.sqrt(pixels);
    Engine engine = Toys.linear(Shape.maps(1, side, side), ones, 0);
    return new Attributor(engine);
  }

  /** The sum of all inputs. */
  private record PathField(int size) implements ScalarField {
    @Override
    public int batch() {
      return 3;
    }

    @Override
    public void values(float[] points, int count, double[] into) {
      for (int i = 0; i < count * size; i++) {
        into[i / size] = (i % size == 0 ? 0 : into[i / size]) + points[i];
      }
    }

    @Override
    public void gradients(float[] points, int count, double[] values, float[] gradients) {
      values(points, count, values);
      Arrays.fill(gradients, 1);
    }
  }
}
