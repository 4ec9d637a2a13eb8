package io.github.convoscope.engine.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.operator.MergeOperator;
import io.github.convoscope.network.operator.NetworkBuilder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A layer that reads another one twice. */
class LayerReadTwiceTest {
  @Test
  void aLayerThatIsReadTwiceGetsBothDerivatives() {
    ActivationFunction none = ActivationFunction.IDENTITY;
    NetworkSpec spec =
        new NetworkBuilder("squared", Shape.maps(2, 3, 3))
            .add("square", new MergeOperator(true), none, 0, 0)
            .add("cube", new MergeOperator(true), none, 1, 0)
            .add("sum", new MergeOperator(false), none, 2, 2, 1)
            .output("output", 2, ActivationFunction.SOFTMAX)
            .build();
    Weights weights = UntrainedNetworks.random(spec, 3);
    float[] input = FastEngineTest.noise(18, 3);
    Activations values = new Activations(spec, 1);
    Engine engine = new FastEngine(spec, weights);
    engine.forward(input, values);
    Gradients gradients = new Gradients(spec, 1);
    engine.gradient(values, Scalar.logit(spec, 1), gradients);
    float[] kernel = weights.of(4).kernel();
    double[] expected = new double[18];
    // 2 x³ + x², so 6 x² + 2 x, by the second class's weights.
    Arrays.setAll(expected, i -> kernel[18 + i] * (6.0 * input[i] * input[i] + 2.0 * input[i]));
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], gradients.input()[i], 1e-5 * Math.max(1e-3, largest));
    }
  }
}
