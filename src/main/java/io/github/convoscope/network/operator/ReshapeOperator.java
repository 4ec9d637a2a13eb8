package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;

/**
 * The same cells in another shape: feature maps as plain units, units as feature maps. Cells keep
 * their order, which is channel, row, column; or row, column, channel where the file's format has
 * channels last.
 *
 * @param shape the output's shape
 * @param channelsLast true where the order is row, column, channel on both sides
 */
public record ReshapeOperator(Shape shape, boolean channelsLast) implements LayerOperator {
  /** All cells of an input as plain units. */
  public static ReshapeOperator flatten(Shape input, boolean channelsLast) {
    return new ReshapeOperator(Shape.units(input.size()), channelsLast);
  }

  @Override
  public LayerKind kind() {
    return LayerKind.FLATTEN;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    if (Inputs.single(inputs).size() != shape.size()) {
      throw new IllegalArgumentException(inputs.get(0) + " has not the size of " + shape);
    }
    return shape;
  }

  /** Flat index in the input of the cell that a cell of the output is. */
  public int source(Shape input, int index) {
    return channelsLast ? fromLast(input, toLast(shape, index)) : index;
  }

  private int target(Shape input, int index) {
    return channelsLast ? fromLast(shape, toLast(input, index)) : index;
  }

  private static int toLast(Shape in, int index) {
    int channel = index / in.mapSize();
    return index % in.mapSize() * in.channels() + channel;
  }

  private static int fromLast(Shape in, int index) {
    int channel = index % in.channels();
    return channel * in.mapSize() + index / in.channels();
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int index = own.index(to.channel(), to.row(), to.column());
    visitor.connection(0, source(inputs.get(0), index), Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int index = inputs.get(0).index(from.channel(), from.row(), from.column());
    visitor.connection(target(inputs.get(0), index), Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    Shape from = inputs.get(0);
    if (cells.channels().cardinality() == own.channels()
        && cells.rows().cardinality() == own.rows()
        && cells.columns().cardinality() == own.columns()) {
      return CellSet.all(from);
    }
    BitSet channels = new BitSet();
    BitSet rows = new BitSet();
    BitSet columns = new BitSet();
    cells.channels().stream()
        .forEach(
            c ->
                cells.rows().stream()
                    .forEach(
                        y ->
                            cells.columns().stream()
                                .forEach(
                                    x -> {
                                      Neuron read =
                                          from.neuron(0, source(from, own.index(c, y, x)));
                                      channels.set(read.channel());
                                      rows.set(read.row());
                                      columns.set(read.column());
                                    })));
    return new CellSet(channels, rows, columns);
  }
}
