package io.github.convoscope.modelfile;

import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.Map;

/**
 * A network from a model file, as data.
 *
 * @param spec its layers
 * @param weights its parameters
 * @param foreignLayers the layers of kind {@code OTHER}, by their index
 */
public record NetworkFile(
    NetworkSpec spec, Weights weights, Map<Integer, ForeignLayer> foreignLayers) {
  /** Copies the map. */
  public NetworkFile {
    foreignLayers = Map.copyOf(foreignLayers);
  }
}
