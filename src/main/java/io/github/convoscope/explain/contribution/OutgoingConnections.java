package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections from one neuron to the neurons that it feeds. Looked up once per neuron, as
 * weights do not change while the user draws.
 *
 * <pre>{@code
 * OutgoingConnections outgoing = OutgoingConnections.of(spec, weights, neuron);
 * float[] contributions = outgoing.contributions(activations, 0);  // to outgoing.targets()
 * }</pre>
 */
public final class OutgoingConnections {
  private final NetworkSpec spec;
  private final Neuron neuron;
  private final List<Neuron> targets;
  private final int[] terms;
  private final float[] weights;

  /** The inputs of each target whose factor depends on the drawing; null for the others. */
  private final @Nullable NeuronInputs[] varying;

  private OutgoingConnections(
      NetworkSpec spec,
      Neuron neuron,
      List<Neuron> targets,
      int[] terms,
      float[] weights,
      @Nullable NeuronInputs[] varying) {
    this.spec = spec;
    this.neuron = neuron;
    this.targets = targets;
    this.terms = terms;
    this.weights = weights;
    this.varying = varying;
  }

  /** Looks up what a neuron feeds. */
  public static OutgoingConnections of(NetworkSpec spec, Weights all, Neuron neuron) {
    List<Connection> connections = new Wiring(spec).targets(neuron);
    List<Neuron> targets = connections.stream().map(Connection::to).toList();
    int[] terms = new int[targets.size()];
    float[] weights = new float[targets.size()];
    @Nullable NeuronInputs[] varying = new NeuronInputs[targets.size()];
    Map<Neuron, Integer> last = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      Connection connection = connections.get(i);
      LayerSpec layer = spec.layer(connection.to().layer());
      weights[i] = connection.weighted() ? all.of(layer.index()).kernel()[connection.weight()] : 1;
      boolean shared = layer.pooling() == PoolingKind.AVERAGE || merged(layer);
      if (shared || varies(layer)) {
        NeuronInputs inputs = NeuronInputs.of(spec, all, connection.to());
        // A merge may read a layer twice; the second connection is the second term.
        terms[i] = inputs.termOf(neuron, last.getOrDefault(connection.to(), -1) + 1);
        last.put(connection.to(), terms[i]);
        weights[i] = inputs.groups().weight(terms[i]);
        varying[i] = varies(layer) ? inputs : null;
      }
    }
    return new OutgoingConnections(spec, neuron, targets, terms, weights, varying);
  }

  private static boolean merged(LayerSpec layer) {
    return layer.kind() == LayerKind.AVERAGE || layer.kind() == LayerKind.DIFFERENCE;
  }

  private static boolean varies(LayerSpec layer) {
    return switch (layer.kind()) {
      case POOLING,
          PARAMETRIC_RELU,
          RESPONSE_NORMALISATION,
          STANDARDISATION,
          MULTIPLY,
          MAXIMUM,
          MINIMUM ->
          true;
      default -> false;
    };
  }

  /** The neurons that it feeds, layer after layer, each in reading order. */
  public List<Neuron> targets() {
    return targets;
  }

  /**
   * What the neuron contributes to each target in a forward pass, as the {@link Arithmetic} of the
   * target has it: weight × activation; for pooling and merges its share of the average, or its
   * activation where it is the maximum, else 0.
   *
   * @param at a finished forward pass
   * @param example which example of it
   * @return a contribution a target, in the order of {@link #targets}
   */
  public float[] contributions(Activations at, int example) {
    LayerSpec layer = spec.layer(neuron.layer());
    int own = layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
    float value = at.after(neuron.layer())[example * layer.shape().size() + own];
    float[] contributions = new float[weights.length];
    for (int i = 0; i < contributions.length; i++) {
      NeuronInputs inputs = varying[i];
      contributions[i] =
          inputs == null
              ? value * weights[i]
              : Arithmetic.of(inputs, at, example, Interventions.NONE).contribution(terms[i]);
    }
    return contributions;
  }
}
