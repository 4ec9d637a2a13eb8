package io.github.convoscope.network;

import java.util.List;

/**
 * Holds all parameters of a network, a {@link LayerWeights} for each layer, the input included.
 *
 * @param layers one entry for each layer, in the network's order
 */
public record Weights(List<LayerWeights> layers) {
  /** Copies the list (not the arrays). */
  public Weights {
    layers = List.copyOf(layers);
  }

  /** Parameters of a layer. */
  public LayerWeights of(int layer) {
    return layers.get(layer);
  }
}
