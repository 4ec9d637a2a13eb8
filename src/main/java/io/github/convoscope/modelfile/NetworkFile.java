package io.github.convoscope.modelfile;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.Operation;
import io.github.convoscope.engine.compute.FastEngine;
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
public record NetworkFile(NetworkSpec spec, Weights weights, Map<Integer, Operation> others) {
  /** The engine that computes it. */
  public Engine engine() {
    return FastEngine.with(spec, weights, others);
  }
}
