package io.github.convoscope.engine.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class KernelSmoothingTest {
  private static final int HEIGHT = 4;
  private static final int WIDTH = 5;

  private final float[] weights = random(3 * 2 * HEIGHT * WIDTH);

  @Test
  void stepsDownTheGradientOfTheRoughness() {
    float[] after = smoothed(0.01);
    double step = 1e-3;
    for (int i = 0; i < weights.length; i++) {
      double gradient = (roughness(i, step) - roughness(i, -step)) / (2 * step);
      assertEquals(-0.01 * gradient, after[i] - weights[i], 1e-6, "weight " + i);
    }
  }

  @Test
  void keepsTheMeanOfEachKernelAndLeavesAnEvenOneAlone() {
    float[] after = smoothed(0.2);
    int size = HEIGHT * WIDTH;
    for (int kernel = 0; kernel < 6; kernel++) {
      double before = 0;
      double now = 0;
      for (int i = kernel * size; i < (kernel + 1) * size; i++) {
        before += weights[i];
        now += after[i];
      }
      assertEquals(before, now, 1e-5);
    }
    java.util.Arrays.fill(weights, 0.7f);
    assertArrayEquals(weights, smoothed(0.2), 0);
  }

  @Test
  void manyStepsMakeAKernelEven() {
    INDArray kernels = Nd4j.create(weights, new long[] {3, 2, HEIGHT, WIDTH}, 'c');
    KernelSmoothing smoothing = new KernelSmoothing(kernels);
    for (int i = 0; i < 300; i++) {
      smoothing.apply(0.2);
    }
    float[] after = kernels.dup('c').data().asFloat();
    for (int i = 1; i < HEIGHT * WIDTH; i++) {
      assertEquals(after[0], after[i], 1e-4);
    }
    assertTrue(Math.abs(after[0] - weights[0]) > 1e-3);
  }

  private float[] smoothed(double rate) {
    INDArray kernels = Nd4j.create(weights, new long[] {3, 2, HEIGHT, WIDTH}, 'c');
    new KernelSmoothing(kernels).apply(rate);
    return kernels.dup('c').data().asFloat();
  }

  /** Half the sum of squared differences of neighbours, with one weight changed. */
  private double roughness(int changed, double by) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      double own = weights[i] + (i == changed ? by : 0);
      if (i % WIDTH < WIDTH - 1) {
        sum += square(own - weights[i + 1] - (i + 1 == changed ? by : 0));
      }
      if (i / WIDTH % HEIGHT < HEIGHT - 1) {
        sum += square(own - weights[i + WIDTH] - (i + WIDTH == changed ? by : 0));
      }
    }
    return sum / 2;
  }

  private static double square(double value) {
    return value * value;
  }

  private static float[] random(int count) {
    Random random = new Random(3);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
