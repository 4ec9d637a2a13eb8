package io.github.convoscope.explain.contribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationDifferenceTest {
  /** A unit with zero weights and a bias outputs the bias: clamping must give the same. */
  @Test
  void aClampedUnitEqualsAUnitWithoutWeightsAndThatBias() {
    Engine engine = UntrainedNetworks.untrainedDigits(11);
    NetworkSpec spec = engine.spec();
    for (int layer : new int[] {1, 3, 5}) {
      for (float value : new float[] {0, 2.5f}) {
        for (float[] image : SampleNetworks.images()) {
          Activations clamped = new Activations(spec, 1);
          engine.forward(
              image, new Interventions(List.of(new Interventions.Clamp(layer, 4, value))), clamped);
          Activations rebuilt = new Activations(spec, 1);
          new FastEngine(spec, constant(spec, engine.weights(), layer, 4, value))
              .forward(image, rebuilt);
          for (int i = 0; i < spec.depth(); i++) {
            assertArrayEquals(rebuilt.after(i), clamped.after(i), spec.layer(i).name());
          }
        }
      }
    }
  }

  @Test
  void onlyLayersFromTheClampedOneOnChange() {
    Engine engine = UntrainedNetworks.untrainedDigits(12);
    Activations free = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), free);
    Activations clamped = new Activations(engine.spec(), 1);
    engine.forward(
        SampleNetworks.images().get(0),
        new Interventions(List.of(new Interventions.Clamp(3, 0, 3))),
        clamped);
    for (LayerSpec layer : engine.spec().layers()) {
      float[] difference = new float[layer.shape().size()];
      ActivationDifference.subtract(free, clamped, layer.index(), difference);
      float[] zero = new float[difference.length];
      assertEquals(layer.index() < 3, Arrays.equals(zero, difference), layer.name());
    }
  }

  @Test
  void subtractsAFromB() {
    Engine engine = UntrainedNetworks.untrainedDigits(13);
    Activations a = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(0), a);
    Activations b = new Activations(engine.spec(), 1);
    engine.forward(SampleNetworks.images().get(1), b);
    float[] difference = new float[10];
    ActivationDifference.subtract(a, b, 6, difference);
    assertEquals(b.output()[7] - a.output()[7], difference[7]);
  }

  private static Weights constant(
      NetworkSpec spec, Weights weights, int layer, int channel, float value) {
    LayerWeights own = weights.of(layer);
    float[] kernel = own.kernel().clone();
    float[] bias = own.bias().clone();
    int perUnit = kernel.length / spec.layer(layer).shape().channels();
    Arrays.fill(kernel, channel * perUnit, (channel + 1) * perUnit, 0);
    bias[channel] = value;
    List<LayerWeights> layers = new ArrayList<>(weights.layers());
    layers.set(layer, new LayerWeights(kernel, bias));
    return new Weights(layers);
  }
}
