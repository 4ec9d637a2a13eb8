package io.github.convoscope.ui.neuron;

import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.NeuronNames;

/** Writes short names of neurons and units; all numbers count from 0. */
public final class ShortNames {
  private ShortNames() {}

  /** A neuron, such as "pool1 · 7 (12, 3)". */
  public static String neuron(NetworkSpec spec, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    String unit = unit(spec, neuron.layer(), neuron.channel());
    return layer.shape().spatial() && layer.shape().rows() * layer.shape().columns() > 1
        ? unit + " (" + neuron.row() + ", " + neuron.column() + ")"
        : unit;
  }

  /**
   * A unit, such as "pool1 · 7".
   *
   * @param channel the unit, or {@link InputGroups#UNITS} for the whole layer
   */
  public static String unit(NetworkSpec spec, int layer, int channel) {
    String name = spec.layer(layer).name();
    if (channel == InputGroups.UNITS || layer == 0 && spec.input().shape().channels() == 1) {
      return name;
    }
    return name
        + " · "
        + (layer == spec.output().index()
            ? NeuronNames.label(spec, channel)
            : String.valueOf(channel));
  }
}
