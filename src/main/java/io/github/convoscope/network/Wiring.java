package io.github.convoscope.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the neurons that feed a neuron, and the weights of these connections, in any graph of
 * layers. It describes layers before their activation function, so the connections within a softmax
 * are not included. Taps in the padding are left out. For a layer of kind {@code OTHER} no
 * connections are known; its neurons are assumed to depend on all cells that the layer reads.
 * Immutable.
 *
 * <pre>{@code
 * Wiring wiring = new Wiring(spec);
 * List<Connection> inputs = wiring.sources(new Neuron(3, 0, 5, 5));
 * ReceptiveField onInput = wiring.receptiveField(new Neuron(3, 0, 5, 5), 0);
 * }</pre>
 */
public final class Wiring {
  private final NetworkSpec spec;

  /** Receives connections one by one, without an object for each. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One connection.
     *
     * @param layer index of the layer that the neuron reads from
     * @param from flat index of the neuron in that layer
     * @param weight index of its weight, or {@link Connection#NO_WEIGHT}
     * @param tapRow row in the window; 0 where there is none
     * @param tapColumn column in the window; 0 where there is none
     */
    void connection(int layer, int from, int weight, int tapRow, int tapColumn);
  }

  /** The wiring of a network. */
  public Wiring(NetworkSpec spec) {
    this.spec = spec;
  }

  /**
   * Visits the neurons that feed a neuron, in the order of the weights: by input layer, then
   * channel, row and column.
   */
  public void visitSources(Neuron to, Visitor visitor) {
    LayerSpec layer = spec.layer(to.layer());
    layer
        .operator()
        .visitSources(
            spec.inputShapes(to.layer()),
            layer.shape(),
            to,
            (input, from, weight, tapRow, tapColumn) ->
                visitor.connection(layer.inputs().get(input), from, weight, tapRow, tapColumn));
  }

  /**
   * Lists the connections into a neuron, in the order of {@link #visitSources}; empty for the
   * network's input.
   */
  public List<Connection> sources(Neuron to) {
    List<Connection> found = new ArrayList<>();
    visitSources(
        to,
        (layer, from, weight, tapRow, tapColumn) ->
            found.add(
                new Connection(
                    spec.layer(layer).shape().neuron(layer, from), to, weight, tapRow, tapColumn)));
    return found;
  }

  /**
   * Lists the connections from a neuron to the layers that read its layer, layer after layer, each
   * in reading order; empty for the last layer.
   */
  public List<Connection> targets(Neuron from) {
    List<Connection> found = new ArrayList<>();
    for (int consumer : spec.consumers(from.layer())) {
      LayerSpec layer = spec.layer(consumer);
      for (int input = 0; input < layer.inputs().size(); input++) {
        if (layer.inputs().get(input) == from.layer()) {
          layer
              .operator()
              .visitTargets(
                  spec.inputShapes(consumer),
                  layer.shape(),
                  input,
                  from,
                  (to, weight, tapRow, tapColumn) ->
                      found.add(
                          new Connection(
                              from,
                              layer.shape().neuron(consumer, to),
                              weight,
                              tapRow,
                              tapColumn)));
        }
      }
    }
    return found;
  }

  /**
   * Finds the receptive field of a neuron in a lower layer, through all paths, clipped to the
   * layer's maps.
   *
   * @param layer the lower layer, 0 for the input; the neuron's own layer gives its own cell
   * @throws IllegalArgumentException if {@code layer} comes after the neuron's
   */
  public ReceptiveField receptiveField(Neuron neuron, int layer) {
    if (layer < 0 || layer > neuron.layer()) {
      throw new IllegalArgumentException("layer " + layer + " is not below " + neuron);
    }
    return field(layer, cellsSeen(neuron, layer).get(layer));
  }

  /**
   * Finds all cells on which a neuron depends, through all paths, for every layer up to its own;
   * the set is empty for layers that do not feed it.
   */
  public List<CellSet> cellsSeen(Neuron neuron) {
    return cellsSeen(neuron, 0);
  }

  private List<CellSet> cellsSeen(Neuron neuron, int lowest) {
    List<CellSet> seen = new ArrayList<>();
    for (int i = 0; i <= neuron.layer(); i++) {
      seen.add(CellSet.none());
    }
    seen.set(neuron.layer(), CellSet.of(neuron));
    for (int i = neuron.layer(); i > lowest; i--) {
      LayerSpec layer = spec.layer(i);
      CellSet cells = seen.get(i);
      if (cells.isEmpty()) {
        continue;
      }
      List<Shape> shapes = spec.inputShapes(i);
      for (int input = 0; input < shapes.size(); input++) {
        int below = layer.inputs().get(input);
        CellSet read = layer.operator().seen(shapes, layer.shape(), input, cells);
        seen.set(below, seen.get(below).with(read));
      }
    }
    return seen;
  }

  /** The rectangle around some cells of a layer. */
  public static ReceptiveField field(int layer, CellSet cells) {
    BitSet rows = cells.rows();
    BitSet columns = cells.columns();
    if (cells.isEmpty()) {
      return new ReceptiveField(layer, 0, 0, 0, 0);
    }
    int top = rows.nextSetBit(0);
    int left = columns.nextSetBit(0);
    return new ReceptiveField(layer, top, left, rows.length() - top, columns.length() - left);
  }
}
