package io.github.convoscope.ui;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.Locale;

/** Names neurons and units on screen; all numbers count from 0. */
public final class NeuronNames {
  private NeuronNames() {}

  /** The name of a neuron, such as "conv2 · filter 13 · row 3, column 8". */
  public static String name(NetworkSpec spec, Neuron neuron) {
    LayerSpec layer = spec.layer(neuron.layer());
    if (layer.shape().rows() * layer.shape().columns() == 1) {
      return unit(spec, neuron.layer(), neuron.channel());
    }
    return Messages.text(
        "ui.neuron.cell",
        unit(spec, neuron.layer(), neuron.channel()),
        String.valueOf(neuron.row()),
        String.valueOf(neuron.column()));
  }

  /** The name of a unit, such as "conv2 · filter 13", "dense · unit 5" or "output · 7". */
  public static String unit(NetworkSpec spec, int layerIndex, int channel) {
    LayerSpec layer = spec.layer(layerIndex);
    if (layer.kind() == LayerKind.INPUT && layer.shape().channels() == 1) {
      return layer.name();
    }
    if (layerIndex == spec.output().index()) {
      return Messages.text("ui.neuron.class", layer.name(), label(spec, channel));
    }
    String key =
        layer.kind() == LayerKind.CONVOLUTION ? "filter" : layer.shape().spatial() ? "map" : "unit";
    return Messages.text("ui.neuron." + key, layer.name(), String.valueOf(channel));
  }

  /** The first name of a class: "tabby" of "tabby, tabby cat"; its number where it has none. */
  public static String label(NetworkSpec spec, int channel) {
    String label = channel < spec.labels().size() ? spec.labels().get(channel) : "";
    String first = label.split(",", 2)[0].strip();
    return label.isBlank() ? String.valueOf(channel) : first.isEmpty() ? label : first;
  }

  /** A layer's shape, such as "16 @ 14×14", or "112" for units. */
  public static String shape(Shape shape) {
    return shape.spatial()
        ? Messages.text(
            "ui.shape",
            String.valueOf(shape.channels()),
            String.valueOf(shape.rows()),
            String.valueOf(shape.columns()))
        : String.valueOf(shape.channels());
  }

  /** Writes a value for the legend and the hover tag: three decimals and the minus sign U+2212. */
  public static String value(double value) {
    return String.format(Locale.getDefault(), "%.3f", value).replace('-', '\u2212');
  }
}
