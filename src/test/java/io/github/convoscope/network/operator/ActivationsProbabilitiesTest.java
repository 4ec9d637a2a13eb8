package io.github.convoscope.network.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import org.junit.jupiter.api.Test;

final class ActivationsProbabilitiesTest {
  @Test
  void logitsWithoutSoftmaxBecomeProbabilities() {
    Activations two = filled(ActivationFunction.IDENTITY, 2, -1, 0, 2, 5, 5, 5);

    float[] probabilities = two.probabilities();

    double sum = Math.exp(-1) + 1 + Math.exp(2);
    assertThat((double) probabilities[0]).isCloseTo(Math.exp(-1) / sum, within(1e-6));
    assertThat((double) probabilities[2]).isCloseTo(Math.exp(2) / sum, within(1e-6));
    assertThat((double) probabilities[4]).isCloseTo(1 / 3.0, within(1e-6));
    assertThat(two.output()).containsExactly(-1, 0, 2, 5, 5, 5);
  }

  @Test
  void whatASoftmaxOrSigmoidGaveIsLeft() {
    assertThat(filled(ActivationFunction.SOFTMAX, 1, 0.2f, 0.3f, 0.5f).probabilities())
        .containsExactly(0.2f, 0.3f, 0.5f);
    assertThat(filled(ActivationFunction.SIGMOID, 1, 0.9f, 0.8f, 0.1f).probabilities())
        .containsExactly(0.9f, 0.8f, 0.1f);
  }

  private static Activations filled(ActivationFunction function, int count, float... output) {
    NetworkBuilder net = new NetworkBuilder("test", Shape.maps(1, 2, 2));
    Activations activations = new Activations(net.output("output", 3, function).build(), count);
    System.arraycopy(output, 0, activations.output(), 0, output.length);
    return activations;
  }
}
