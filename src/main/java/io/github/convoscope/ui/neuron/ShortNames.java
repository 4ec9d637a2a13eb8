package io.github.convoscope.ui.neuron;

import io.github.convoscope.explain.contribution.InputGroups;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;

/** Short names of neurons and units; everything counts from 0. */
public final class ShortNames {
  private ShortNames() {}

  /** Where on its map a neuron is, such as "row 12, column 7", or which of how many units it is. */
  public static String place(NetworkSpec spec, Neuron neuron) {
    return spec.layer(neuron.layer()).shape().spatial()
        ? Messages.text("card.place", String.valueOf(neuron.row()), String.valueOf(neuron.column()))
        : Messages.text(
            "card.one-of", String.valueOf(spec.layer(neuron.layer()).shape().channels()));
  }

  /** As short as can be, such as "pool1 · 7 (12, 3)". */
  public static String brief(NetworkSpec spec, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    String unit = map(spec, neuron.layer(), neuron.channel());
    return layer.shape().spatial()
        ? unit + " (" + neuron.row() + ", " + neuron.column() + ")"
        : unit;
  }

  /** A unit as short as can be, such as "pool1 · 7". */
  public static String map(NetworkSpec spec, int layer, int channel) {
    String name = spec.layer(layer).name();
    if (channel == InputGroups.UNITS || layer == 0 && spec.input().shape().channels() == 1) {
      return name;
    }
    return name
        + " · "
        + (layer == spec.output().index() ? spec.labels().get(channel) : String.valueOf(channel));
  }
}
