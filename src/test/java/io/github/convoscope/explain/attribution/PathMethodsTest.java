package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathMethodsTest {
  private static final AttributionTarget FIRST = new AttributionTarget.Logit(0);

  /** 5x + y² + sin z. */
  private static final ScalarField ANALYTIC =
      new ScalarField() {
        @Override
        public int size() {
          return 3;
        }

        @Override
        public int batch() {
          return 4;
        }

        @Override
        public void values(float[] points, int count, double[] into) {
          for (int i = 0; i < count; i++) {
            float[] p = Arrays.copyOfRange(points, 3 * i, 3 * i + 3);
            into[i] = 5.0 * p[0] + (double) p[1] * p[1] + Math.sin(p[2]);
          }
        }

        @Override
        public void gradients(float[] points, int count, double[] values, float[] gradients) {
          values(points, count, values);
          for (int i = 0; i < count; i++) {
            gradients[3 * i] = 5;
            gradients[3 * i + 1] = 2 * points[3 * i + 1];
            gradients[3 * i + 2] = (float) Math.cos(points[3 * i + 2]);
          }
        }
      };

  @Test
  void ofASeparableFunctionEachInputGetsItsOwnChange() {
    float[] x = {2, 3, 1.5f};
    float[] from = {-1, 0.5f, 0.25f};
    double[] map =
        new IntegratedGradients(50, false).map(ANALYTIC, x, List.of(from), Progress.NONE);
    assertArrayEquals(new double[] {15, 9 - 0.25, Math.sin(1.5) - Math.sin(0.25)}, map, 1e-6);
  }

  @Test
  void severalBaselinesGiveTheMeanOfTheirMaps() {
    float[] x = {2, 3, 1.5f};
    List<float[]> baselines = List.of(new float[] {-1, 0, 0}, new float[] {1, 1, 1});
    double[] both = new IntegratedGradients(9, false).map(ANALYTIC, x, baselines, Progress.NONE);
    double[] mean = new double[3];
    for (float[] baseline : baselines) {
      double[] one =
          new IntegratedGradients(9, false).map(ANALYTIC, x, List.of(baseline), Progress.NONE);
      for (int i = 0; i < 3; i++) {
        mean[i] += one[i] / 2;
      }
    }
    assertArrayEquals(mean, both, 1e-12);
  }

  @Test
  void twoNetworksThatAreTheSameFunctionGetTheSameMap() {
    float[] x = {3, 1};
    Engine late = Toys.twoInputs(new float[] {0, 0}, -1);
    Engine early = Toys.twoInputs(new float[] {-1, 0}, 0);
    for (Engine engine : List.of(late, early)) {
      Attribution map = integrated(engine, x, new AttributionTarget.Unit(2, 0), 50);
      assertArrayEquals(new double[] {1.5, -0.5}, map.values(), 1e-6);
      assertEquals(0, map.completenessGap(), 1e-6);
    }
  }

  @Test
  void aLinearNetworkIsExact() {
    float[] weights = Toys.noise(12, 1);
    Engine engine = Toys.linear(Shape.maps(1, 3, 4), weights, 0.5f);
    float[] x = Toys.noise(12, 2);
    float[] from = Toys.noise(12, 3);
    Attributor attributor = new Attributor(engine);
    List<float[]> baselines = List.of(from);
    double[] plain = values(attributor, x, Saliency.DEFAULT, baselines);
    double[] times = values(attributor, x, new GradientTimesInput(), baselines);
    double[] smooth =
        values(attributor, x, new SmoothGrad(25, 3, SmoothGrad.Smoothing.MEAN, 0), baselines);
    double[] integrated = values(attributor, x, IntegratedGradients.DEFAULT, baselines);
    for (int i = 0; i < 12; i++) {
      assertEquals(weights[i], plain[i], 0);
      assertEquals((double) weights[i] * x[i], times[i], 1e-9);
      assertEquals(weights[i], smooth[i], 1e-9);
      assertEquals(weights[i] * ((double) x[i] - from[i]), integrated[i], 1e-9);
    }
  }

  @Test
  void whatEqualsTheBaselineGetsExactlyNothing() {
    Engine engine = UntrainedNetworks.untrainedDigits(3);
    float[] bar = Toys.bar(1);
    double[] map = integrated(engine, bar, FIRST, 50).values();
    for (int i = 0; i < 784; i++) {
      assertTrue(bar[i] != 0 || map[i] == 0);
    }
    Attribution none =
        new Attributor(engine)
            .explain(bar, FIRST, IntegratedGradients.DEFAULT, List.of(bar), Progress.NONE);
    assertArrayEquals(new double[784], none.values(), 0);
    assertEquals("attribution.all-zero", none.note().key());
  }

  @Test
  void aDifferenceOfLogitsIsTheDifferenceOfTheMaps() {
    Engine engine = UntrainedNetworks.untrainedDigits(3);
    float[] bar = Toys.bar(2);
    double[] three = integrated(engine, bar, new AttributionTarget.Logit(3), 50).values();
    double[] five = integrated(engine, bar, new AttributionTarget.Logit(5), 50).values();
    double[] both = integrated(engine, bar, new AttributionTarget.Difference(3, 5), 50).values();
    for (int i = 0; i < 784; i++) {
      assertEquals(three[i] - five[i], both[i], 1e-6);
    }
  }

  @Test
  void moreStepsCloseTheCompletenessGap() {
    Engine engine = UntrainedNetworks.untrainedDigits(4);
    double[] gaps = new double[3];
    int[] steps = {5, 20, 200};
    for (int digit = 0; digit < 20; digit++) {
      for (int i = 0; i < 3; i++) {
        Attribution map =
            integrated(engine, Toys.bar(digit), new AttributionTarget.Logit(digit % 10), steps[i]);
        gaps[i] += Math.abs(map.completenessGap()) / 20;
      }
    }
    assertTrue(gaps[0] > gaps[1] && gaps[1] > gaps[2], Arrays.toString(gaps));
    assertTrue(gaps[2] < 2e-3, Arrays.toString(gaps));
  }

  @Test
  void smoothGradWithoutNoiseIsTheGradient() {
    Attributor attributor = new Attributor(UntrainedNetworks.untrainedDigits(5));
    float[] noise = Toys.noise(784, 6);
    double[] plain = values(attributor, noise, Saliency.DEFAULT, List.of());
    double[] smooth =
        values(
            attributor, noise, new SmoothGrad(25, 1e-9, SmoothGrad.Smoothing.MEAN, 0), List.of());
    assertArrayEquals(plain, smooth, 1e-7);
    double[] variance =
        values(
            attributor, noise, new SmoothGrad(25, 0, SmoothGrad.Smoothing.VARIANCE, 0), List.of());
    assertArrayEquals(new double[784], variance, 1e-12);
  }

  @Test
  void smoothGradSettlesWithItsSamplesAndRepeatsWithItsSeed() {
    Attributor attributor = new Attributor(UntrainedNetworks.untrainedDigits(5));
    float[] bar = Toys.bar(6);
    double few = spread(attributor, bar, 8);
    double many = spread(attributor, bar, 128);
    assertEquals(16, few / many, 6, "the variance falls as 1 / samples");
    SmoothGrad method = new SmoothGrad(25, 0.15, SmoothGrad.Smoothing.MEAN, 11);
    assertArrayEquals(
        values(attributor, bar, method, List.of()), values(attributor, bar, method, List.of()), 0);
  }

  @Test
  void theNoiseIsTheShareOfTheInputsRangeThatWasAskedFor() {
    ScalarField square =
        new ScalarField() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public int batch() {
            return 100;
          }

          @Override
          public void values(float[] points, int count, double[] into) {
            Arrays.fill(into, 0);
          }

          @Override
          public void gradients(float[] points, int count, double[] values, float[] gradients) {
            System.arraycopy(points, 0, gradients, 0, count);
          }
        };
    SmoothGrad method = new SmoothGrad(20_000, 0.15, SmoothGrad.Smoothing.VARIANCE, 0);
    double[] map = method.map(square, new float[] {0.5f}, method.sigma(), Progress.NONE);
    assertEquals(0.15, Math.sqrt(map[0]), 0.003);
  }

  private static double spread(Attributor attributor, float[] bar, int samples) {
    int runs = 24;
    double[] sum = new double[784];
    double[] squares = new double[784];
    for (int run = 0; run < runs; run++) {
      SmoothGrad method =
          new SmoothGrad(samples, 0.15, SmoothGrad.Smoothing.MEAN, 1000 * run + samples);
      double[] map = values(attributor, bar, method, List.of());
      for (int i = 0; i < 784; i++) {
        sum[i] += map[i];
        squares[i] += map[i] * map[i];
      }
    }
    double spread = 0;
    for (int i = 0; i < 784; i++) {
      spread += squares[i] / runs - sum[i] / runs * sum[i] / runs;
    }
    return spread;
  }

  private static double[] values(
      Attributor attributor, float[] x, AttributionMethod method, List<float[]> baselines) {
    return attributor.explain(x, FIRST, method, baselines, Progress.NONE).values();
  }

  private static Attribution integrated(
      Engine engine, float[] x, AttributionTarget target, int steps) {
    return new Attributor(engine)
        .explain(x, target, new IntegratedGradients(steps, false), Progress.NONE);
  }
}
