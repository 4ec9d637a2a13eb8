package io.github.convoscope.modelfile;

import io.github.convoscope.network.ForeignLayer;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import java.util.List;
import java.util.Map;

/**
 * A network from a model file, as data.
 *
 * @param spec its layers
 * @param weights its parameters
 * @param foreignLayers the layers of kind {@code OTHER}, by their index
 * @param origins for each layer the vertex of the file that it computes; empty where it is none
 */
public record NetworkFile(
    NetworkSpec spec,
    Weights weights,
    Map<Integer, ForeignLayer> foreignLayers,
    List<String> origins) {
  /** Copies the map and the list. */
  public NetworkFile {
    foreignLayers = Map.copyOf(foreignLayers);
    origins = List.copyOf(origins);
  }
}
