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
 * Feature maps with zeros put between their cells. A convolution behind it makes a transposed
 * convolution.
 *
 * @param rows distance of rows that were neighbours; 1 leaves them so
 * @param columns distance of columns that were neighbours
 */
public record SpreadOperator(int rows, int columns) implements LayerOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.PADDING;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    int tall = Math.addExact(Math.multiplyExact(input.rows() - 1, rows), 1);
    int wide = Math.addExact(Math.multiplyExact(input.columns() - 1, columns), 1);
    return Shape.maps(input.channels(), tall, wide);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    if (to.row() % rows == 0 && to.column() % columns == 0) {
      int from = inputs.get(0).index(to.channel(), to.row() / rows, to.column() / columns);
      visitor.connection(0, from, Connection.NO_WEIGHT, 0, 0);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int to = own.index(from.channel(), from.row() * rows, from.column() * columns);
    visitor.connection(to, Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return new CellSet(
        cells.channels(), closer(cells.rows(), rows), closer(cells.columns(), columns));
  }

  private static BitSet closer(BitSet spread, int distance) {
    BitSet read = new BitSet();
    spread.stream().filter(at -> at % distance == 0).forEach(at -> read.set(at / distance));
    return read;
  }
}
