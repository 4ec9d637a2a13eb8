package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Fan;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.work.Messages;

/** What neurons and units are called on screen; everything counts from 0. */
final class Names {
  private Names() {}

  /** The unit a neuron belongs to, such as "conv2 · filter 3". */
  static String unit(NetworkSpec spec, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    String key =
        switch (layer.kind()) {
          case INPUT -> "card.unit.input";
          case CONVOLUTION -> "card.unit.filter";
          case OUTPUT -> "card.unit.class";
          default -> layer.shape().spatial() ? "card.unit.map" : "card.unit.unit";
        };
    String which =
        neuron.layer() == spec.output().index()
            ? spec.labels().get(neuron.channel())
            : String.valueOf(neuron.channel());
    return Messages.text(key, layer.name(), which);
  }

  /** Where on its map a neuron is, such as "row 12, column 7"; empty for a plain unit. */
  static String place(NetworkSpec spec, Neuron neuron) {
    return spec.layer(neuron.layer()).shape().spatial()
        ? Messages.text("card.place", String.valueOf(neuron.row()), String.valueOf(neuron.column()))
        : "";
  }

  /** All of it in one line. */
  static String full(NetworkSpec spec, Neuron neuron) {
    String place = place(spec, neuron);
    return place.isEmpty() ? unit(spec, neuron) : unit(spec, neuron) + ", " + place;
  }

  /** As short as can be, such as "pool1 7 (12, 3)". */
  static String brief(NetworkSpec spec, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    String unit = map(spec, neuron.layer(), neuron.channel());
    return layer.shape().spatial()
        ? unit + " (" + neuron.row() + ", " + neuron.column() + ")"
        : unit;
  }

  /** A unit as short as can be, such as "pool1 7". */
  static String map(NetworkSpec spec, int layer, int channel) {
    String name = spec.layer(layer).name();
    if (channel == Fan.UNITS || layer == 0 && spec.input().shape().channels() == 1) {
      return name;
    }
    return name
        + " "
        + (layer == spec.output().index() ? spec.labels().get(channel) : String.valueOf(channel));
  }
}
