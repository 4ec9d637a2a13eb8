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
 * What one neuron gives to the neurons it feeds. Made once when it is chosen; the weights do not
 * change while drawing.
 */
public final class OutgoingConnections {
  private final NetworkSpec spec;
  private final Neuron neuron;
  private final List<Neuron> targets;
  private final float[] weights;
  private final NeuronInputs @Nullable [] pools;

  private OutgoingConnections(
      NetworkSpec spec,
      Neuron neuron,
      List<Neuron> targets,
      float[] weights,
      NeuronInputs @Nullable [] pools) {
    this.spec = spec;
    this.neuron = neuron;
    this.targets = targets;
    this.weights = weights;
    this.pools = pools;
  }

  /** What a neuron feeds. */
  public static OutgoingConnections of(NetworkSpec spec, Weights all, Neuron neuron) {
    List<Connection> connections = new Wiring(spec).targets(neuron);
    List<Neuron> targets = connections.stream().map(Connection::to).toList();
    float[] weights = new float[targets.size()];
    boolean pooling = !targets.isEmpty() && spec.layer(neuron.layer() + 1).pooling() != null;
    NeuronInputs[] pools = pooling ? new NeuronInputs[targets.size()] : null;
    for (int i = 0; i < weights.length; i++) {
      Connection connection = connections.get(i);
      weights[i] =
          connection.weighted() ? all.of(neuron.layer() + 1).kernel()[connection.weight()] : 1;
      if (pools != null) {
        pools[i] = NeuronInputs.of(spec, all, connection.to());
      }
    }
    return new OutgoingConnections(spec, neuron, targets, weights, pools);
  }

  /** The neurons fed, in reading order. */
  public List<Neuron> targets() {
    return targets;
  }

  /** What each target gets from it in a forward pass, in the order of {@link #targets}. */
  public float[] contributions(Activations at, int example) {
    LayerSpec layer = spec.layer(neuron.layer());
    int own = layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
    int from = example * layer.shape().size();
    float value = at.after(neuron.layer())[from + own];
    float[] contributions = new float[weights.length];
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = value * share(i, own, at, from);
    }
    return contributions;
  }

  private float share(int target, int own, Activations at, int from) {
    if (pools == null) {
      return weights[target];
    }
    InputGroups fan = pools[target].fan();
    int term = fan.termOf(own);
    if (spec.layer(neuron.layer() + 1).pooling() == PoolingKind.AVERAGE) {
      return fan.weight(term);
    }
    return Arithmetic.largest(fan, at.after(neuron.layer()), from) == term ? 1 : 0;
  }
}
