package io.github.convoscope.network;

import java.util.List;

/**
 * A whole network as data: a chain of layers, the first of which is the input and the last the
 * answer.
 *
 * @param name what to call it on screen
 * @param layers in order; {@code layers.get(i).index() == i}
 * @param labels names of the classes, one for each unit of the last layer
 */
public record NetworkSpec(String name, List<LayerSpec> layers, List<String> labels) {
  /** Copies the lists and checks the indices. */
  public NetworkSpec {
    layers = List.copyOf(layers);
    labels = List.copyOf(labels);
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).index() != i) {
        throw new IllegalArgumentException("layer " + i + " says it is " + layers.get(i).index());
      }
    }
  }

  /** Number of layers, the input included. */
  public int depth() {
    return layers.size();
  }

  /** The layer at a place. */
  public LayerSpec layer(int index) {
    return layers.get(index);
  }

  /** The layer of that name. */
  public LayerSpec layer(String layerName) {
    return layers.stream()
        .filter(layer -> layer.name().equals(layerName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no layer is called " + layerName));
  }

  /** The input. */
  public LayerSpec input() {
    return layers.get(0);
  }

  /** The last layer, whose units are the classes. */
  public LayerSpec output() {
    return layers.get(layers.size() - 1);
  }

  /** Number of classes. */
  public int classes() {
    return output().shape().size();
  }

  /** Number of trained parameters. */
  public int parameters() {
    return layers.stream().mapToInt(LayerSpec::parameters).sum();
  }

  /** Number of neurons, the input's pixels included. */
  public int neurons() {
    return layers.stream().mapToInt(layer -> layer.shape().size()).sum();
  }
}
