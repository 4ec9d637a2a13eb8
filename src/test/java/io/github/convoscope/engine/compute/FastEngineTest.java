package io.github.convoscope.engine.compute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

public class FastEngineTest {
  private static final LayerWeights NONE = LayerWeights.NONE;

  @Test
  void aConvolutionByHand() {
    NetworkSpec spec =
        new NetworkBuilder("by hand", Shape.maps(1, 2, 3))
            .convolution("conv", 1, Window.same(3), ActivationFunction.RELU)
            .build();
    float[] kernel = {0, 1, 0, -1, 2, 0, 0, 0, 3};
    Engine engine =
        new FastEngine(
            spec, new Weights(List.of(NONE, new LayerWeights(kernel, new float[] {-8}))));
    Activations values = new Activations(spec, 1);
    engine.forward(new float[] {1, 2, 3, 4, 5, 6}, values);
    assertArrayEquals(new float[] {9, 13, -4, 1, 0, 2}, values.before(1));
    assertArrayEquals(new float[] {9, 13, 0, 1, 0, 2}, values.after(1));
  }

  @Test
  void aBatchGivesTheBitsOfSingles() {
    Engine engine = UntrainedNetworks.untrainedDigits(1);
    NetworkSpec spec = engine.spec();
    float[] inputs = noise(5 * 784, 2);
    Activations batch = new Activations(spec, 5);
    engine.forward(inputs, batch);
    Gradients batchGradients = new Gradients(spec, 5);
    engine.gradient(batch, Scalar.logit(spec, 3), batchGradients);
    for (int n = 0; n < 5; n++) {
      Activations single = new Activations(spec, 1);
      engine.forward(slice(inputs, n, 784), single);
      Gradients gradients = new Gradients(spec, 1);
      engine.gradient(single, Scalar.logit(spec, 3), gradients);
      for (int i = 0; i < spec.depth(); i++) {
        int size = spec.layer(i).shape().size();
        assertArrayEquals(single.after(i), slice(batch.after(i), n, size));
        assertArrayEquals(gradients.of(i), slice(batchGradients.of(i), n, size));
      }
    }
  }

  @Test
  void aHeldUnitIsHeldEverywhereInItsMapAndNothingFlowsThroughIt() {
    Engine engine = UntrainedNetworks.untrainedDigits(1);
    NetworkSpec spec = engine.spec();
    Interventions clamped =
        new Interventions(
            List.of(new Interventions.Clamp(1, 2, 0.5f), new Interventions.Clamp(6, 4, 7)));
    Activations values = new Activations(spec, 1);
    engine.forward(noise(784, 3), clamped, values);
    for (int i = 0; i < 784; i++) {
      assertEquals(0.5f, values.after(1)[2 * 784 + i]);
    }
    assertEquals(7, values.logits()[4]);
    Gradients gradients = new Gradients(spec, 1);
    engine.backward(values, Scalar.logit(spec, 4), BackwardRule.GRADIENT, clamped, gradients);
    assertArrayEquals(new float[784], gradients.input());
  }

  public static float[] noise(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static float[] slice(float[] values, int n, int size) {
    return java.util.Arrays.copyOfRange(values, n * size, (n + 1) * size);
  }
}
