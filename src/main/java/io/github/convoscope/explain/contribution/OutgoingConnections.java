package io.github.convoscope.explain.contribution;

import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Wiring;
import java.util.List;
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
  private final float[] weights;

  /** The inputs of each target where the targets are a pooling layer, else null. */
  private final NeuronInputs @Nullable [] poolInputs;

  private OutgoingConnections(
      NetworkSpec spec,
      Neuron neuron,
      List<Neuron> targets,
      float[] weights,
      NeuronInputs @Nullable [] poolInputs) {
    this.spec = spec;
    this.neuron = neuron;
    this.targets = targets;
    this.weights = weights;
    this.poolInputs = poolInputs;
  }

  /** Looks up what a neuron feeds. */
  public static OutgoingConnections of(NetworkSpec spec, Weights all, Neuron neuron) {
    List<Connection> connections = new Wiring(spec).targets(neuron);
    List<Neuron> targets = connections.stream().map(Connection::to).toList();
    float[] weights = new float[targets.size()];
    boolean pooled = !targets.isEmpty() && spec.layer(neuron.layer() + 1).pooling() != null;
    NeuronInputs[] poolInputs = pooled ? new NeuronInputs[targets.size()] : null;
    for (int i = 0; i < weights.length; i++) {
      Connection connection = connections.get(i);
      weights[i] =
          connection.weighted() ? all.of(neuron.layer() + 1).kernel()[connection.weight()] : 1;
      if (poolInputs != null) {
        poolInputs[i] = NeuronInputs.of(spec, all, connection.to());
      }
    }
    return new OutgoingConnections(spec, neuron, targets, weights, poolInputs);
  }

  /** The neurons that it feeds, in reading order. */
  public List<Neuron> targets() {
    return targets;
  }

  /**
   * What the neuron contributes to each target in a forward pass: weight × activation; for pooling
   * its share of the average, or its activation where it is the maximum, else 0.
   *
   * @param at a finished forward pass
   * @param example which example of it
   * @return a contribution a target, in the order of {@link #targets}
   */
  public float[] contributions(Activations at, int example) {
    LayerSpec layer = spec.layer(neuron.layer());
    int own = layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
    int from = example * layer.shape().size();
    float value = at.after(neuron.layer())[from + own];
    float[] contributions = new float[weights.length];
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = value * factor(i, own, at, from);
    }
    return contributions;
  }

  private float factor(int target, int own, Activations at, int from) {
    if (poolInputs == null) {
      return weights[target];
    }
    InputGroups groups = poolInputs[target].groups();
    int term = groups.termOf(own);
    if (spec.layer(neuron.layer() + 1).pooling() == PoolingKind.AVERAGE) {
      return groups.weight(term);
    }
    return Arithmetic.largest(groups, at.after(neuron.layer()), from) == term ? 1 : 0;
  }
}
