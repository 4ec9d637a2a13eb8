package io.github.convoscope.engine;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.Map;

/**
 * A model file as data.
 *
 * @param spec its layers
 * @param weights its parameters
 * @param others what computes the layers of kind {@code OTHER}, by the layer's index
 */
record TranslatedNetwork(NetworkSpec spec, Weights weights, Map<Integer, Operation> others) {
  /** The engine that computes it. */
  Engine engine() {
    return FastEngine.with(spec, weights, others);
  }
}
