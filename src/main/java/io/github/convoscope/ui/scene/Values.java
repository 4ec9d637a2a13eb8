package io.github.convoscope.ui.scene;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.ui.live.LiveFrame;

/** Reads numbers out of frames. */
final class Values {
  private Values() {}

  /** A neuron's output. */
  static float of(LiveFrame frame, Neuron neuron) {
    Shape shape = frame.spec().layer(neuron.layer()).shape();
    return frame.activations()
        .after(neuron.layer())[shape.index(neuron.channel(), neuron.row(), neuron.column())];
  }
}
