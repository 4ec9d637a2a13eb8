package io.github.convoscope.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void theErrorHasKnownAnswers() {
    double[] certain = {1, 1, 1, 1};
    assertEquals(0, Calibration.error(certain, new boolean[] {true, true, true, true}, 15));
    assertEquals(1, Calibration.error(certain, new boolean[4], 15));
    assertEquals(
        0.5, Calibration.error(certain, new boolean[] {true, false, true, false}, 15), 1e-12);
    // Two bins of two: one says 0.9 and is right half of the time, one says 0.6 and is right
    // always.
    double[] mixed = {0.9, 0.9, 0.6, 0.6};
    boolean[] right = {true, false, true, true};
    assertEquals((0.4 + 0.4) / 2, Calibration.error(mixed, right, 15), 1e-12);
    assertEquals(0, Calibration.error(new double[0], new boolean[0], 15));
  }

  @Test
  void aBinEndsWithItsUpperEdge() {
    double[] confidences = {1.0 / 15, 1.0 / 15 + 1e-9};
    boolean[] right = {true, false};
    double apart = (14.0 / 15 + 1.0 / 15 + 1e-9) / 2;
    assertEquals(apart, Calibration.error(confidences, right, 15), 1e-12);
  }

  @Test
  void findsTheTemperatureThatLabelsWereDrawnWith() {
    SplittableRandom random = new SplittableRandom(6);
    int count = 20_000;
    float[] logits = new float[count * 5];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      float[] own = new float[5];
      for (int c = 0; c < 5; c++) {
        own[c] = (float) (2 * random.nextGaussian());
        logits[5 * i + c] = 2.5f * own[c];
      }
      labels[i] = draw(Softmax.of(own), random.nextDouble());
    }
    assertEquals(2.5, Calibration.temperature(logits, labels), 0.1);
  }

  @Test
  void softmaxKeepsItsHeadWithLargeLogits() {
    assertArrayEquals(new double[] {0, 1, 0}, Softmax.of(new float[] {-1e30f, 1e30f, 0}), 1e-12);
    assertEquals(1e30, Softmax.logSumExp(new float[] {-1e30f, 1e30f, 0}), 1e24);
    assertEquals(Math.log(3), Softmax.logSumExp(new float[3]), 1e-12);
    assertEquals(1, Softmax.best(new double[] {0.1, 0.6, 0.3}));
    assertEquals(2, Softmax.second(new double[] {0.1, 0.6, 0.3}));
    assertEquals(1, Softmax.second(new double[] {0.5, 0.5, 0}));
  }

  private static int draw(double[] probabilities, double at) {
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      sum += probabilities[c];
      if (at < sum) {
        return c;
      }
    }
    return probabilities.length - 1;
  }
}
