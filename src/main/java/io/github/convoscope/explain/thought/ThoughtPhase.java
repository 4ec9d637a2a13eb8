package io.github.convoscope.explain.thought;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;

/**
 * The time in which one layer is computed.
 *
 * @param layer the layer
 * @param start its beginning, 0 to 1 of the whole thought
 * @param end its end
 * @param order the order of its neurons
 * @param focus the map of which the film tells
 */
record ThoughtPhase(LayerSpec layer, double start, double end, RevealOrder order, int focus) {
  /** The part of the phase that is over at a time, 0 to 1. */
  double part(double time) {
    return Math.max(0, Math.min(1, (time - start) / (end - start)));
  }

  /** The time at which a neuron is computed. */
  double when(Neuron neuron) {
    Shape shape = layer.shape();
    int place =
        shape.mapSize() > 1 ? neuron.row() * shape.columns() + neuron.column() : neuron.channel();
    return start + order.when(place) * (end - start);
  }

  /** The neuron that is computed as the nth, from 0: in the focused map, or the unit itself. */
  Neuron neuron(int nth) {
    Shape shape = layer.shape();
    int place = order.place(nth);
    return shape.mapSize() > 1
        ? new Neuron(layer.index(), focus, place / shape.columns(), place % shape.columns())
        : Neuron.unit(layer.index(), place);
  }
}
