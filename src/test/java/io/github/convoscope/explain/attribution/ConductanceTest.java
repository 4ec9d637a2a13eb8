package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConductanceTest {
  @Test
  void everyLayerAddsUpToTheChangeOfTheScore() {
    List<Engine> engines =
        List.of(
            UntrainedNetworks.untrainedDigits(2),
            Toys.foreign(ActivationFunction.RELU),
            Toys.foreign(ActivationFunction.TANH),
            Toys.foreign(ActivationFunction.SIGMOID),
            Toys.flat());
    for (Engine engine : engines) {
      Attributor attributor = new Attributor(engine);
      int size = engine.spec().input().shape().size();
      for (int label = 0; label < 3; label++) {
        float[] x = size == 784 ? Toys.bar(label) : Toys.noise(size, label);
        AttributionTarget target = new AttributionTarget.Difference(label, (label + 1) % 3);
        double change = attributor.score(x, target) - attributor.score(new float[size], target);
        double[][] all = attributor.conductances(x, target, List.of(), Progress.NONE);
        assertEquals(engine.spec().depth(), all.length);
        for (double[] layer : all) {
          assertEquals(
              change,
              Arrays.stream(layer).sum(),
              Math.max(1e-3, 0.005 * Math.abs(change)),
              engine.spec().name());
        }
      }
    }
  }

  @Test
  void ofTheInputItIsIntegratedGradients() {
    Attributor attributor = new Attributor(UntrainedNetworks.untrainedDigits(2));
    float[] bar = Toys.bar(5);
    AttributionTarget target = new AttributionTarget.Logit(4);
    double[] ours = attributor.conductances(bar, target, List.of(), Progress.NONE)[0];
    Attribution integrated =
        attributor.explain(bar, target, new IntegratedGradients(800, false), Progress.NONE);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < 784; i++) {
      difference += Math.pow(ours[i] - integrated.values()[i], 2);
      norm += Math.pow(integrated.values()[i], 2);
    }
    assertTrue(Math.sqrt(difference / norm) < 0.01, "off by " + Math.sqrt(difference / norm));
  }

  @Test
  void ofALinearLayerItIsWeightTimesChange() {
    float[] weights = {1, -2, 3};
    Attribution map =
        new Attributor(Toys.linear(Shape.units(3), weights, 9))
            .explain(
                new float[] {5, 6, 7},
                new AttributionTarget.Logit(0),
                new Conductance(0),
                List.of(new float[] {1, 1, 1}),
                Progress.NONE);
    assertArrayEquals(new double[] {4, -10, 18}, map.values(), 1e-6);
    assertEquals(0, map.completenessGap(), 1e-6);
  }
}
