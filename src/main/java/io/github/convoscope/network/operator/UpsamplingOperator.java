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
 * Feature maps made larger, each cell repeated (nearest neighbour).
 *
 * @param rows how often each row is repeated, at least 1
 * @param columns how often each column is repeated, at least 1
 */
public record UpsamplingOperator(int rows, int columns) implements LayerOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.UPSAMPLING;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    return Shape.maps(
        input.channels(),
        Math.multiplyExact(input.rows(), rows),
        Math.multiplyExact(input.columns(), columns));
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int from = inputs.get(0).index(to.channel(), to.row() / rows, to.column() / columns);
    visitor.connection(0, from, Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int to = own.index(from.channel(), from.row() * rows + y, from.column() * columns + x);
        visitor.connection(to, Connection.NO_WEIGHT, 0, 0);
      }
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return new CellSet(
        cells.channels(), shrunk(cells.rows(), rows), shrunk(cells.columns(), columns));
  }

  private static BitSet shrunk(BitSet set, int factor) {
    BitSet shrunk = new BitSet();
    set.stream().map(at -> at / factor).forEach(shrunk::set);
    return shrunk;
  }
}
