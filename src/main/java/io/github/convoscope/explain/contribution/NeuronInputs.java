package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Weights;

/**
 * A neuron that is looked at, with everything about it that does not change while drawing. Made
 * once when it is chosen.
 *
 * @param spec its network
 * @param neuron the neuron
 * @param fan its inputs and weights
 * @param bias its bias; 0 without one
 */
public record NeuronInputs(NetworkSpec spec, Neuron neuron, InputGroups fan, float bias) {
  /** Looks a neuron up. */
  public static NeuronInputs of(NetworkSpec spec, Weights weights, Neuron neuron) {
    float[] bias = weights.of(neuron.layer()).bias();
    return new NeuronInputs(
        spec,
        neuron,
        InputGrouping.of(spec, weights, neuron),
        bias.length == 0 ? 0 : bias[neuron.channel()]);
  }

  /** The term that reads a neuron, or −1 when none does. */
  public int termOf(Neuron source) {
    if (source.layer() != spec.layer(neuron.layer()).input()) {
      return -1;
    }
    return fan.termOf(
        spec.layer(source.layer()).shape().index(source.channel(), source.row(), source.column()));
  }
}
