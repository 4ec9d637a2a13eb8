package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.CancelledException;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributorTest {
  private final Engine digits = UntrainedNetworks.untrainedDigits(1);
  private final Attributor attributor = new Attributor(digits);
  private final float[] bar = Toys.bar(1);

  static List<AttributionMethod> methods() {
    return AttributionMethods.ALL;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void repeatsItselfAndChangesNothing(AttributionMethod method) {
    int before = checksum(digits);
    float[] x = bar.clone();
    double[] first = values(attributor, x, method);
    for (int i = 0; i < 3; i++) {
      values(attributor, Toys.bar(i), method);
    }
    assertArrayEquals(first, values(attributor, x, method), 0);
    assertArrayEquals(first, values(new Attributor(digits.copy()), x, method), 0);
    assertArrayEquals(bar, x);
    assertEquals(before, checksum(digits));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void worksOnForeignNetworks(AttributionMethod method) {
    for (ActivationFunction function :
        List.of(
            ActivationFunction.RELU,
            ActivationFunction.TANH,
            ActivationFunction.SIGMOID,
            ActivationFunction.ELU)) {
      Engine engine = Toys.foreign(function);
      Attribution map = explain(engine, Toys.noise(198, 4), new AttributionTarget.Logit(2), method);
      boolean hasMapShape = method instanceof LayerMethod;
      assertEquals(hasMapShape ? map.shape().size() : 198, map.values().length);
      assertTrue(map.largest() > 0 || map.note() != null, function + " " + method);
      boolean same = method.faithful();
      assertTrue(function == ActivationFunction.RELU || same || map.note() != null);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void explainsAFlatInputUnlessItNeedsMaps(AttributionMethod method) {
    AttributionTarget target = new AttributionTarget.Logit(2);
    if (method instanceof GradCam || method instanceof ScoreCam) {
      Problem problem =
          assertThrows(
              Problem.class, () -> explain(Toys.flat(), Toys.noise(16, 4), target, method));
      assertEquals("attribution.no-maps", problem.what().key());
      return;
    }
    assertTrue(explain(Toys.flat(), Toys.noise(16, 4), target, method).largest() > 0);
  }

  @Test
  void theGradientOfEveryKindOfTargetIsThatOfTheScore() {
    Engine engine = Toys.foreign(ActivationFunction.TANH);
    Attributor smooth = new Attributor(engine);
    NetworkSpec spec = engine.spec();
    float[] x = Toys.noise(198, 8);
    for (AttributionTarget target :
        List.of(
            new AttributionTarget.Logit(3),
            new AttributionTarget.Difference(1, 4),
            new AttributionTarget.Unit(1, 2),
            new AttributionTarget.Cell(new Neuron(5, 3, 1, 2)),
            new AttributionTarget.Cell(new Neuron(2, 0, 2, 2)),
            new AttributionTarget.Unit(7, 5),
            new AttributionTarget.Unit(8, 1))) {
      double[] gradient = smooth.explain(x, target, Saliency.DEFAULT, Progress.NONE).values();
      double largest = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
      for (int i = 0; i < 198; i += 7) {
        float[] more = x.clone();
        float[] less = x.clone();
        more[i] += 0.02f;
        less[i] -= 0.02f;
        double slope =
            (smooth.score(more, target) - smooth.score(less, target))
                / ((double) more[i] - less[i]);
        assertEquals(slope, gradient[i], 0.01 * largest, target.name(spec));
      }
    }
  }

  @Test
  void anOutputUnitBeforeItsFunctionIsTheClass() {
    AttributionTarget.Logit logit = new AttributionTarget.Logit(6);
    float[] logits = attributor.logits(bar);
    assertEquals(logits[6], attributor.score(bar, logit), 1e-6);
    AttributionTarget answer = AttributionTarget.answer(logits);
    for (float other : logits) {
      assertTrue(attributor.score(bar, answer) >= other);
    }
    AttributionTarget.Difference margin =
        (AttributionTarget.Difference) AttributionTarget.margin(logits);
    assertEquals(((AttributionTarget.Logit) answer).label(), margin.label());
    float[] sorted = logits.clone();
    Arrays.sort(sorted);
    assertEquals(sorted[9] - sorted[8], attributor.score(bar, margin), 1e-5);
  }

  @Test
  void absoluteSaliencyIsTheMagnitudeOfTheSignedOne() {
    double[] signed = values(attributor, bar, Saliency.DEFAULT);
    double[] absolute =
        attributor
            .explain(bar, new AttributionTarget.Logit(2), new Saliency(true), Progress.NONE)
            .values();
    assertTrue(Arrays.stream(signed).anyMatch(value -> value < 0));
    for (int i = 0; i < 784; i++) {
      assertEquals(Math.abs(signed[i]), absolute[i], 0);
    }
  }

  @Test
  void whatCannotBeExplainedSaysWhy() {
    assertRefused("attribution.no-such-class", new AttributionTarget.Logit(10));
    assertRefused("attribution.no-such-class", new AttributionTarget.Difference(1, -1));
    assertRefused("attribution.no-such-neuron", new AttributionTarget.Unit(1, 8));
    assertRefused(
        "attribution.no-such-neuron", new AttributionTarget.Cell(new Neuron(3, 0, 14, 0)));
    assertRefused(
        "attribution.input-is-no-target", new AttributionTarget.Cell(new Neuron(0, 0, 3, 3)));
    Problem problem = assertThrows(Problem.class, () -> attributor.logits(new float[3]));
    assertEquals("attribution.input-size", problem.what().key());
  }

  @Test
  void stopsWhenItIsNoLongerWanted() {
    for (AttributionMethod method :
        List.of(
            IntegratedGradients.DEFAULT,
            SmoothGrad.DEFAULT,
            Occlusion.DEFAULT,
            Conductance.DEFAULT)) {
      AtomicInteger asked = new AtomicInteger();
      Progress soonOver =
          new Progress() {
            @Override
            public void report(double fraction, Message doing) {
              assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean cancelled() {
              return asked.incrementAndGet() > 1;
            }
          };
      assertThrows(
          CancelledException.class,
          () -> attributor.explain(bar, new AttributionTarget.Logit(1), method, soonOver));
      assertEquals(2, asked.get());
    }
  }

  @Test
  void infiniteWeightsAreReportedAndNotDrawn() {
    float[] weights = {Float.MAX_VALUE, Float.MAX_VALUE};
    Problem problem =
        assertThrows(
            Problem.class,
            () ->
                new Attributor(Toys.linear(Shape.units(2), weights, 0))
                    .explain(
                        new float[] {Float.MAX_VALUE, -1},
                        new AttributionTarget.Logit(0),
                        IntegratedGradients.DEFAULT,
                        List.of(new float[] {Float.NEGATIVE_INFINITY, 0}),
                        Progress.NONE));
    assertEquals("attribution.not-finite", problem.what().key());
  }

  private void assertRefused(String key, AttributionTarget target) {
    Problem problem =
        assertThrows(Problem.class, () -> explain(digits, bar, target, Saliency.DEFAULT));
    assertEquals(key, problem.what().key());
    assertNotNull(Messages.text(problem.what(), Locale.ENGLISH));
  }

  private static double[] values(Attributor attributor, float[] x, AttributionMethod method) {
    return attributor.explain(x, new AttributionTarget.Logit(2), method, Progress.NONE).values();
  }

  private static Attribution explain(
      Engine engine, float[] x, AttributionTarget target, AttributionMethod method) {
    return new Attributor(engine).explain(x, target, method, Progress.NONE);
  }

  private static int checksum(Engine engine) {
    int sum = 0;
    for (LayerWeights layer : engine.weights().layers()) {
      sum = 31 * sum + Arrays.hashCode(layer.kernel());
      sum = 31 * sum + Arrays.hashCode(layer.bias());
    }
    return sum;
  }
}
