package io.github.convoscope.ui.view;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;

/** Reads the numbers that the scene shows out of frames. */
final class ShownValues {
  private ShownValues() {}

  /** What a neuron's colour stands for: its output, or what its layer shows in its place. */
  static float of(LiveFrame frame, Neuron neuron) {
    Shape shape = frame.spec().layer(neuron.layer()).shape();
    float[] others = frame.colours().others(neuron.layer());
    float[] shown = others != null ? others : frame.activations().after(neuron.layer());
    return shown[shape.index(neuron.channel(), neuron.row(), neuron.column())];
  }

  /** The same in words: what is no activation says so, and a difference has its sign. */
  static String written(Workspace workspace, LiveFrame frame, Neuron neuron) {
    float value = of(frame, neuron);
    String number = NeuronNames.value(value);
    String what = name(workspace, frame, neuron.layer());
    if (what.isEmpty()) {
      return number;
    }
    boolean signed = frame.colours().scale(neuron.layer()).map().diverging();
    return what + "  " + (signed && value > 0 ? "+" + number : number);
  }

  /** What a layer shows in the place of its activations; empty where it shows those. */
  static String name(Workspace workspace, LiveFrame frame, int layer) {
    if (frame.colours().others(layer) == null) {
      return "";
    }
    return workspace.overlays().marks().get().values().stream()
        .filter(other -> other.layer() == layer)
        .map(LayerValues::name)
        .reduce("", (first, last) -> last);
  }
}
