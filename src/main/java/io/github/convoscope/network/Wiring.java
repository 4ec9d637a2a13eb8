package io.github.convoscope.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which neurons feed a neuron, through which weights. It describes a layer below its activation
 * function: that a softmax looks at all units of its layer is not part of it. Taps in the padding
 * are left out. A layer of kind {@code OTHER} has no connections that are known, and its neurons
 * are taken to see everything below. Immutable.
 */
public final class Wiring {
  private final NetworkSpec spec;

  /** Receives connections one by one, without an object for each. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One connection.
     *
     * @param from flat index of the neuron in the layer below
     * @param weight index of its weight, or {@link Connection#NO_WEIGHT}
     * @param tapRow row in the window; 0 where there is none
     * @param tapColumn column in the window; 0 where there is none
     */
    void connection(int from, int weight, int tapRow, int tapColumn);
  }

  /** The wiring of a network. */
  public Wiring(NetworkSpec spec) {
    this.spec = spec;
  }

  /**
   * Visits what feeds a neuron, in the order of the weights: channel, then row, then column below.
   */
  public void visitSources(Neuron to, Visitor visitor) {
    if (to.layer() == 0) {
      return;
    }
    LayerSpec layer = spec.layer(to.layer());
    Shape below = spec.layer(to.layer() - 1).shape();
    switch (layer.kind()) {
      case CONVOLUTION -> {
        for (int channel = 0; channel < below.channels(); channel++) {
          int weights = (to.channel() * below.channels() + channel) * layer.requireWindow().taps();
          visitWindow(layer.requireWindow(), below, to, channel, weights, visitor);
        }
      }
      case POOLING ->
          visitWindow(
              layer.requireWindow(), below, to, to.channel(), Connection.NO_WEIGHT, visitor);
      case DENSE, OUTPUT -> {
        for (int i = 0; i < below.size(); i++) {
          visitor.connection(i, to.channel() * below.size() + i, 0, 0);
        }
      }
      case NORMALISATION -> visitor.connection(index(layer, to), to.channel(), 0, 0);
      case ACTIVATION, DROPOUT -> visitor.connection(index(layer, to), Connection.NO_WEIGHT, 0, 0);
      case INPUT, OTHER -> {}
    }
  }

  private static int index(LayerSpec layer, Neuron neuron) {
    return layer.shape().index(neuron.channel(), neuron.row(), neuron.column());
  }

  private static void visitWindow(
      Window window, Shape below, Neuron to, int channel, int firstWeight, Visitor visitor) {
    for (int tapRow = 0; tapRow < window.kernelRows(); tapRow++) {
      int row = window.sourceRow(to.row(), tapRow);
      if (row < 0 || row >= below.rows()) {
        continue;
      }
      for (int tapColumn = 0; tapColumn < window.kernelColumns(); tapColumn++) {
        int column = window.sourceColumn(to.column(), tapColumn);
        if (column >= 0 && column < below.columns()) {
          int weight =
              firstWeight == Connection.NO_WEIGHT
                  ? Connection.NO_WEIGHT
                  : firstWeight + tapRow * window.kernelColumns() + tapColumn;
          visitor.connection(below.index(channel, row, column), weight, tapRow, tapColumn);
        }
      }
    }
  }

  /** What feeds a neuron, in the order of {@link #visitSources}; empty for the input. */
  public List<Connection> sources(Neuron to) {
    List<Connection> found = new ArrayList<>();
    visitSources(
        to,
        (from, weight, tapRow, tapColumn) -> {
          int layer = to.layer() - 1;
          Neuron source = spec.layer(layer).shape().neuron(layer, from);
          found.add(new Connection(source, to, weight, tapRow, tapColumn));
        });
    return found;
  }

  /** What a neuron feeds in the next layer, in reading order; empty for the last layer. */
  public List<Connection> targets(Neuron from) {
    List<Connection> found = new ArrayList<>();
    int next = from.layer() + 1;
    if (next == spec.depth()) {
      return found;
    }
    LayerSpec layer = spec.layer(next);
    Shape below = spec.layer(from.layer()).shape();
    int flat = below.index(from.channel(), from.row(), from.column());
    switch (layer.kind()) {
      case CONVOLUTION -> {
        Window window = layer.requireWindow();
        for (int channel = 0; channel < layer.shape().channels(); channel++) {
          int weights = (channel * below.channels() + from.channel()) * window.taps();
          addTargets(found, layer, from, channel, weights);
        }
      }
      case POOLING -> addTargets(found, layer, from, from.channel(), Connection.NO_WEIGHT);
      case DENSE, OUTPUT -> {
        for (int unit = 0; unit < layer.shape().channels(); unit++) {
          found.add(
              new Connection(from, Neuron.unit(next, unit), unit * below.size() + flat, 0, 0));
        }
      }
      case NORMALISATION ->
          found.add(new Connection(from, layer.shape().neuron(next, flat), from.channel(), 0, 0));
      case ACTIVATION, DROPOUT ->
          found.add(
              new Connection(from, layer.shape().neuron(next, flat), Connection.NO_WEIGHT, 0, 0));
      case INPUT, OTHER -> {}
    }
    return found;
  }

  private static void addTargets(
      List<Connection> found, LayerSpec layer, Neuron from, int channel, int firstWeight) {
    Window window = layer.requireWindow();
    Shape shape = layer.shape();
    // The last tap belongs to the first target, so going down the taps gives reading order.
    for (int tapRow = window.kernelRows() - 1; tapRow >= 0; tapRow--) {
      int rowAt = from.row() + window.padTop() - tapRow * window.dilationRows();
      if (!hits(rowAt, window.strideRows(), shape.rows())) {
        continue;
      }
      for (int tapColumn = window.kernelColumns() - 1; tapColumn >= 0; tapColumn--) {
        int columnAt = from.column() + window.padLeft() - tapColumn * window.dilationColumns();
        if (hits(columnAt, window.strideColumns(), shape.columns())) {
          Neuron to =
              new Neuron(
                  layer.index(),
                  channel,
                  rowAt / window.strideRows(),
                  columnAt / window.strideColumns());
          int weight =
              firstWeight == Connection.NO_WEIGHT
                  ? Connection.NO_WEIGHT
                  : firstWeight + tapRow * window.kernelColumns() + tapColumn;
          found.add(new Connection(from, to, weight, tapRow, tapColumn));
        }
      }
    }
  }

  private static boolean hits(int at, int stride, int extent) {
    return at >= 0 && at % stride == 0 && at / stride < extent;
  }

  /**
   * Where a neuron looks in a lower layer, clipped to its maps.
   *
   * @param layer the lower layer, 0 for the input; the neuron's own layer gives its own cell
   * @throws IllegalArgumentException if {@code layer} is above the neuron's
   */
  public ReceptiveField receptiveField(Neuron neuron, int layer) {
    if (layer < 0 || layer > neuron.layer()) {
      throw new IllegalArgumentException("layer " + layer + " is not below " + neuron);
    }
    // Every layer sees a set of rows times a set of columns, so the two are followed separately.
    BitSet rows = new BitSet();
    BitSet columns = new BitSet();
    rows.set(neuron.row());
    columns.set(neuron.column());
    for (int i = neuron.layer(); i > layer; i--) {
      LayerSpec above = spec.layer(i);
      Shape below = spec.layer(i - 1).shape();
      switch (above.kind()) {
        case CONVOLUTION, POOLING -> {
          Window window = above.requireWindow();
          rows = rowsSeen(rows, window, below.rows());
          columns = columnsSeen(columns, window, below.columns());
        }
        case DENSE, OUTPUT, OTHER -> {
          rows.set(0, below.rows());
          columns.set(0, below.columns());
        }
        case INPUT, NORMALISATION, ACTIVATION, DROPOUT -> {}
      }
    }
    if (rows.isEmpty() || columns.isEmpty()) {
      return new ReceptiveField(layer, 0, 0, 0, 0);
    }
    int top = rows.nextSetBit(0);
    int left = columns.nextSetBit(0);
    return new ReceptiveField(layer, top, left, rows.length() - top, columns.length() - left);
  }

  private static BitSet rowsSeen(BitSet rows, Window window, int extent) {
    BitSet seen = new BitSet();
    rows.stream()
        .forEach(
            row -> {
              for (int tap = 0; tap < window.kernelRows(); tap++) {
                mark(seen, window.sourceRow(row, tap), extent);
              }
            });
    return seen;
  }

  private static BitSet columnsSeen(BitSet columns, Window window, int extent) {
    BitSet seen = new BitSet();
    columns.stream()
        .forEach(
            column -> {
              for (int tap = 0; tap < window.kernelColumns(); tap++) {
                mark(seen, window.sourceColumn(column, tap), extent);
              }
            });
    return seen;
  }

  private static void mark(BitSet seen, int at, int extent) {
    if (at >= 0 && at < extent) {
      seen.set(at);
    }
  }
}
