package io.github.convoscope.ui.view;

import io.github.convoscope.colour.Reveal;
import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.scene.SceneMarks.LayerValues;
import io.github.convoscope.ui.NeuronNames;
import io.github.convoscope.ui.Workspace;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ComparedDrawing;
import io.github.convoscope.ui.neuron.NeuronView;

/** The values that the colours of the scene stand for, as numbers and as text. */
final class ShownValues {
  private ShownValues() {}

  /** The value of a neuron: its activation, or what its layer shows in place of it. */
  static float of(LiveFrame frame, Neuron neuron) {
    Shape shape = frame.spec().layer(neuron.layer()).shape();
    float[] others = frame.colours().otherValues(neuron.layer());
    float[] shown = others != null ? others : frame.activations().after(neuron.layer());
    return shown[shape.index(neuron.channel(), neuron.row(), neuron.column())];
  }

  /**
   * The same as text: a value that is no activation has its name before it, and signed ones a sign.
   */
  static String text(Workspace workspace, LiveFrame frame, Neuron neuron) {
    Reveal reveal = workspace.overlays().marks().get().reveal();
    if (reveal != null && !reveal.shows(frame.spec(), neuron)) {
      return Messages.text("view.not-yet");
    }
    float value = of(frame, neuron);
    String number = NeuronNames.value(value);
    String other = name(workspace, frame, neuron.layer());
    String what = other.isEmpty() ? drawing(workspace) : other;
    if (what.isEmpty()) {
      return number;
    }
    boolean signed = frame.colours().scale(neuron.layer()).map().diverging();
    return what + "  " + (signed && value > 0 ? "+" + number : number);
  }

  /** "B" while the drawing on the pad is shown and another one, A, is kept; else empty. */
  static String drawing(Workspace workspace) {
    NeuronView view = NeuronView.of(workspace);
    boolean named = view.reference().get() != null && view.comparison().get() == ComparedDrawing.B;
    return named ? Messages.text("comparison.b") : "";
  }

  /**
   * Name of the values that a layer shows in place of its activations; empty when it shows these.
   */
  static String name(Workspace workspace, LiveFrame frame, int layer) {
    if (frame.colours().otherValues(layer) == null) {
      return "";
    }
    return workspace.overlays().marks().get().values().stream()
        .filter(other -> other.layer() == layer)
        .map(LayerValues::name)
        .reduce("", (first, last) -> last);
  }
}
