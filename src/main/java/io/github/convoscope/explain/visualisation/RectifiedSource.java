package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit behind a ReLU whose values a unit only passes on, as one of a concatenation or a
 * pooling does. While a ReLU is closed everywhere, what passes its values on has no gradient; the
 * unit's value before its ReLU has one.
 */
final class RectifiedSource {
  private RectifiedSource() {}

  /**
   * The target's measure as an objective. While it is zero, ascent follows the pre-activation of
   * the unit whose values the target passes on.
   */
  static Objective guided(NetworkSpec spec, UnitTarget target) {
    Objective own = Objectives.of(target.measure(spec));
    UnitTarget source = of(spec, target);
    return source == null ? own : Objectives.guided(own, Objectives.of(source.measure(spec)));
  }

  /** The unit or neuron whose rectified values the target passes on; null where it doesn't. */
  static @Nullable UnitTarget of(NetworkSpec spec, UnitTarget target) {
    UnitTarget at = target;
    LayerSpec layer = spec.layer(at.layer());
    while (layer.activation() == ActivationFunction.IDENTITY) {
      UnitTarget below =
          switch (layer.kind()) {
            case CONCATENATE -> joined(spec, layer, at);
            case POOLING -> UnitTarget.unit(layer.inputs().get(0), at.channel());
            case DROPOUT -> moved(at, layer.inputs().get(0), at.channel());
            default -> null;
          };
      if (below == null) {
        return null;
      }
      at = below;
      layer = spec.layer(at.layer());
    }
    boolean rectifies = layer.activation().nonNegative() && layer.kind() != LayerKind.INPUT;
    return rectifies && at.layer() != target.layer() ? at : null;
  }

  /** The unit of the joined layer from which a channel of a concatenation comes. */
  private static @Nullable UnitTarget joined(
      NetworkSpec spec, LayerSpec concatenation, UnitTarget target) {
    int channel = target.channel();
    for (int below : concatenation.inputs()) {
      int channels = spec.layer(below).shape().channels();
      if (channel < channels) {
        return moved(target, below, channel);
      }
      channel -= channels;
    }
    return null;
  }

  private static UnitTarget moved(UnitTarget target, int layer, int channel) {
    Neuron neuron = target.neuron();
    return neuron == null
        ? UnitTarget.unit(layer, channel)
        : UnitTarget.of(new Neuron(layer, channel, neuron.row(), neuron.column()));
  }
}
