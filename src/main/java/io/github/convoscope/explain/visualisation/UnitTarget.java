package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Scalar;
import org.jspecify.annotations.Nullable;

/**
 * What to visualise: a unit or one of its neurons. Optimised and real images are measured alike: by
 * the mean over the unit's feature map, or the neuron's value, before the activation function. For
 * the output layer that is the logit.
 *
 * @param layer index of the layer, at least 1
 * @param channel feature map or unit
 * @param neuron one cell of the map, or null for all of it
 */
public record UnitTarget(int layer, int channel, @Nullable Neuron neuron) {
  /** A whole unit. */
  public static UnitTarget unit(int layer, int channel) {
    return new UnitTarget(layer, channel, null);
  }

  /** One neuron. */
  public static UnitTarget of(Neuron neuron) {
    return new UnitTarget(neuron.layer(), neuron.channel(), neuron);
  }

  /**
   * The neuron in the middle of a unit's map. Where the size is even, it is the one below and to
   * the right of the middle.
   */
  public static UnitTarget middle(NetworkSpec spec, int layer, int channel) {
    var shape = spec.layer(layer).shape();
    return of(new Neuron(layer, channel, shape.rows() / 2, shape.columns() / 2));
  }

  /** What is measured. */
  public Scalar measure(NetworkSpec spec) {
    return neuron == null
        ? Scalar.unit(spec, layer, channel, true)
        : Scalar.neuron(spec, neuron, true);
  }

  /** The pixels that it depends on. */
  public InputRegion region(NetworkSpec spec) {
    return neuron == null ? InputRegion.whole(spec) : InputRegion.receptiveField(spec, neuron);
  }
}
