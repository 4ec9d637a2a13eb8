package io.github.convoscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Describes a whole network as data: a directed acyclic graph of layers in topological order. The
 * first layer is the input, the last one is the output. The simplest graph is a chain.
 *
 * <pre>{@code
 * for (LayerSpec layer : spec.layers()) {
 *   List<Shape> inputShapes = spec.inputShapes(layer.index());
 *   List<Integer> consumers = spec.consumers(layer.index());
 * }
 * }</pre>
 *
 * @param name its name on screen
 * @param layers in topological order; {@code layers.get(i).index() == i}
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
      if (layers.get(i).inputs().isEmpty() != (i == 0)) {
        throw new IllegalArgumentException("only layer 0 reads no layer, not layer " + i);
      }
    }
  }

  /**
   * The network that ends at a layer: the layers from the input on, with the same indices. The
   * units of its last layer are called by their numbers, unless it is the output.
   */
  public NetworkSpec upTo(int layer) {
    if (layer == output().index()) {
      return this;
    }
    int units = layers.get(layer).shape().channels();
    List<String> numbers = IntStream.range(0, units).mapToObj(Integer::toString).toList();
    return new NetworkSpec(name, layers.subList(0, layer + 1), numbers);
  }

  /** Number of layers, the input included. */
  public int depth() {
    return layers.size();
  }

  /** The layer at an index. */
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

  /** The shapes of the layers that a layer reads, in its operator's order. */
  public List<Shape> inputShapes(int layer) {
    return layers.get(layer).inputs().stream().map(input -> layers.get(input).shape()).toList();
  }

  /**
   * The shape of the only layer that a layer reads, or of the first one if it reads several; for
   * the network's input, its own shape.
   */
  public Shape inputShape(int layer) {
    return layers.get(layer == 0 ? 0 : layers.get(layer).input()).shape();
  }

  /**
   * The layers that read a layer, in order; each is listed once, even if it reads the layer twice.
   */
  public List<Integer> consumers(int layer) {
    List<Integer> found = new ArrayList<>();
    for (LayerSpec other : layers) {
      if (other.inputs().contains(layer)) {
        found.add(other.index());
      }
    }
    return found;
  }

  /** True if every layer reads only the one before it. */
  public boolean isChain() {
    return layers.stream()
        .skip(1)
        .allMatch(layer -> layer.inputs().equals(List.of(layer.index() - 1)));
  }

  /** Number of classes. */
  public int classes() {
    return output().shape().size();
  }

  /** Number of trained parameters. */
  public int parameters() {
    return layers.stream().mapToInt(LayerSpec::parameters).sum();
  }

  /** True with more than a million neurons: a pass then takes a tenth of a second or so. */
  public boolean isLarge() {
    return neurons() > 1_000_000;
  }

  /** Number of neurons, the input's pixels included. */
  public int neurons() {
    return layers.stream().mapToInt(layer -> layer.shape().size()).sum();
  }
}
