package io.github.convoscope.explain.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeClaimTest {
  private static final int SIZE = 7;

  @ParameterizedTest
  @CsvSource({"0, 0.12, 1", "30, 0.15, 0", "90, 0.2, 1", "135, 0.1, 1"})
  void findsTheGaborThatMadeAKernel(double orientation, double frequency, double oddness) {
    GaborFit fit = GaborFit.of(kernel(orientation, frequency, oddness), SIZE);
    assertTrue(fit.goodness() > 0.999, "goodness " + fit.goodness());
    double difference = Math.abs(fit.orientation() - orientation) % 180;
    assertTrue(Math.min(difference, 180 - difference) < 3, "orientation " + fit.orientation());
    assertTrue(fit.oriented());
  }

  @Test
  void aCheckerboardIsNoGaborFunction() {
    float[] board = new float[SIZE * SIZE];
    for (int i = 0; i < board.length; i++) {
      board[i] = i % 2 == 0 ? 1 : -1;
    }
    assertTrue(GaborFit.of(board, SIZE).goodness() < 0.5);
  }

  @Test
  void randomKernelsHaveTheWantedSmoothness() {
    Random random = new Random(1);
    for (double smoothness : new double[] {0.2, 0.5, 0.8}) {
      float[] kernel = SmoothNoise.kernel(SIZE, smoothness, random);
      assertEquals(smoothness, SmoothNoise.smoothness(kernel, SIZE), 0.02);
    }
  }

  @Test
  void theClaimHoldsForEdgesAndNotForEquallySmoothNoise() {
    float[] edges = new float[6 * SIZE * SIZE];
    float[] noise = new float[6 * SIZE * SIZE];
    Random random = new Random(2);
    for (int k = 0; k < 6; k++) {
      float[] edge = kernel(30 * k, 0.12, 1);
      System.arraycopy(edge, 0, edges, k * SIZE * SIZE, SIZE * SIZE);
      float[] random7 = SmoothNoise.kernel(SIZE, SmoothNoise.smoothness(edge, SIZE), random);
      System.arraycopy(random7, 0, noise, k * SIZE * SIZE, SIZE * SIZE);
    }
    EdgeClaim real = test(edges);
    assertTrue(real.holds(), "p = " + real.pValue());
    assertEquals(6, real.oriented());
    assertFalse(test(noise).holds());
  }

  private static EdgeClaim test(float[] kernels) {
    NetworkSpec spec =
        new NetworkBuilder("edges", Shape.maps(1, 14, 14))
            .convolution("conv1", 6, Window.same(SIZE), ActivationFunction.RELU)
            .output("answer", 2, ActivationFunction.SOFTMAX)
            .build();
    Weights weights =
        new Weights(
            List.of(LayerWeights.NONE, new LayerWeights(kernels, new float[6]), LayerWeights.NONE));
    assertTrue(EdgeClaim.applies(spec));
    return EdgeClaim.of(spec, weights, 25, 3, Progress.NONE);
  }

  private static float[] kernel(double orientation, double frequency, double oddness) {
    double angle = Math.toRadians(90 - orientation);
    float[] kernel = new float[SIZE * SIZE];
    for (int i = 0; i < kernel.length; i++) {
      double down = i / SIZE - 3.2;
      double right = i % SIZE - 2.8;
      double u = Math.cos(angle) * right + Math.sin(angle) * down;
      double v = Math.cos(angle) * down - Math.sin(angle) * right;
      double bell = Math.exp(-u * u / 5 - v * v / 9);
      double wave = 2 * Math.PI * frequency * u;
      kernel[i] = (float) (bell * (oddness * Math.sin(wave) + (1 - oddness) * Math.cos(wave)));
    }
    return kernel;
  }
}
