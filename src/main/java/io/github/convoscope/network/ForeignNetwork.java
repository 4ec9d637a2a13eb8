package io.github.convoscope.network;

import java.util.List;

/**
 * Describes a whole network for DL4J, as text and numbers, so that only {@code engine.dl4j} needs
 * DL4J. It is a graph in which every activation function is a vertex of its own, so that DL4J gives
 * every layer's values before and after its function.
 *
 * @param file name of the model file, for messages
 * @param configuration JSON of a DL4J {@code ComputationGraph}; checked before: it contains only
 *     the settings that the layers need to compute
 * @param parameters all parameters in DL4J's order; shared, never written to
 * @param flatInput true if DL4J takes [examples, size], false for feature maps
 * @param channelsLast true if DL4J takes and gives maps as rows, columns, channels
 * @param before for each of our layers, the name of the vertex that gives its values before its
 *     function; empty if there is none
 * @param after for each of our layers, the name of the vertex that gives its output; empty if there
 *     is none
 */
public record ForeignNetwork(
    String file,
    String configuration,
    float[] parameters,
    boolean flatInput,
    boolean channelsLast,
    List<String> before,
    List<String> after) {
  /** Copies the lists. */
  public ForeignNetwork {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
