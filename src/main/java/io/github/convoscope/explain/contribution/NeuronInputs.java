package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Weights;
import org.jspecify.annotations.Nullable;

/**
 * What feeds one neuron: its inputs, weights and bias. None of it changes while the user draws, so
 * that it is looked up once per neuron; {@link Arithmetic} then reads every forward pass with it.
 *
 * @param spec its network
 * @param neuron the neuron
 * @param groups its inputs and weights
 * @param bias its bias; 0 without one
 */
public record NeuronInputs(NetworkSpec spec, Neuron neuron, InputGroups groups, float bias) {
  /** Looks up what feeds a neuron. */
  public static NeuronInputs of(NetworkSpec spec, Weights weights, Neuron neuron) {
    float[] bias = weights.of(neuron.layer()).bias();
    return new NeuronInputs(
        spec,
        neuron,
        InputGrouping.of(spec, weights, neuron),
        bias.length == 0 ? 0 : bias[neuron.channel()]);
  }

  /** The neuron that a term reads, or null in the padding. */
  public @Nullable Neuron source(int term) {
    int source = groups.source(term);
    int layer = groups.layerOfTerm(term);
    return source == InputGroups.PADDING ? null : spec.layer(layer).shape().neuron(layer, source);
  }

  /** The first term that reads another neuron, or −1 when none does. */
  public int termOf(Neuron source) {
    return termOf(source, 0);
  }

  /** The first term, from {@code first} on, that reads another neuron, or −1 when none does. */
  int termOf(Neuron source, int first) {
    if (source.layer() >= neuron.layer()) {
      return -1;
    }
    return groups.termOf(
        source.layer(),
        spec.layer(source.layer()).shape().index(source.channel(), source.row(), source.column()),
        first);
  }
}
