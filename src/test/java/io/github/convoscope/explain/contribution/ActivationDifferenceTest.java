package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationDifferenceTest {
  /** A convolution without inputs but with a bias really has the value that knock-out gives it. */
  @Test
  void aHeldUnitEqualsANetworkWhoseUnitHasThatValue() {
    Engine engine = UntrainedNetworks.untrainedDigits(11);
    NetworkSpec spec = engine.spec();
    for (int layer : new int[] {1, 3, 5}) {
      for (float value : new float[] {0, 2.5f}) {
        for (float[] image : SampleNetworks.images()) {
          Activations held = new Activations(spec, 1);
          engine.forward(
              image, new Interventions(List.of(new Interventions.Clamp(layer, 4, value))), held);
          Activations rebuilt = new Activations(spec, 1);
          new FastEngine(spec, constant(spec, engine.weights(), layer, 4, value))
              .forward(image, rebuilt);
          for (int i = 0; i < spec.depth(); i++) {
            assertArrayEquals(rebuilt.after(i), held.after(i), spec.layer(i).name());
          }
        }
      }
    }
  }

  @Test
  void nothingBelowAHeldUnitChanges() {
    Engine engine = UntrainedNetworks.untrainedDigits(12);
    Activations free = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), free);
    Activations held = new Activations(engine.spec(), 1);
    engine.forward(
        SampleNetworks.images().get(0),
        new Interventions(List.of(new Interventions.Clamp(3, 0, 3))),
        held);
    ActivationDifference change = ActivationDifference.between(engine.spec(), free, held);
    for (int layer = 0; layer < engine.spec().depth(); layer++) {
      assertEquals(layer >= 3, change.largest(layer) > 0, engine.spec().layer(layer).name());
    }
    assertFalse(change.nothing());
    assertEquals(held.output()[7] - free.output()[7], change.of(6)[7]);
    assertTrue(ActivationDifference.between(engine.spec(), held, held).nothing());
  }

  private static Weights constant(
      NetworkSpec spec, Weights weights, int layer, int channel, float value) {
    LayerWeights own = weights.of(layer);
    float[] kernel = own.kernel().clone();
    float[] bias = own.bias().clone();
    int fan = kernel.length / spec.layer(layer).shape().channels();
    Arrays.fill(kernel, channel * fan, (channel + 1) * fan, 0);
    bias[channel] = value;
    List<LayerWeights> layers = new ArrayList<>(weights.layers());
    layers.set(layer, new LayerWeights(kernel, bias));
    return new Weights(layers);
  }
}
