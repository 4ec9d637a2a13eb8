package io.github.convoscope.network;

import java.util.List;

/**
 * A whole network for DL4J, as text and numbers, so that no package but the engine's needs DL4J. It
 * is a graph in which every activation function is a vertex of its own, so that DL4J gives every
 * layer's values before and after its function.
 *
 * @param file name of the model file, for messages
 * @param configuration JSON of a DL4J {@code ComputationGraph}; vetted: it holds nothing but what
 *     the layers need to compute
 * @param parameters all parameters in DL4J's order; shared, never written to
 * @param flatInput true where DL4J takes [examples, size], false for feature maps
 * @param before for each layer of ours the vertex that gives its values before its function; empty
 *     where there is none
 * @param after for each layer of ours the vertex that gives its output; empty where there is none
 */
public record ForeignNetwork(
    String file,
    String configuration,
    float[] parameters,
    boolean flatInput,
    List<String> before,
    List<String> after) {
  /** Copies the lists. */
  public ForeignNetwork {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }
}
