package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;

/** A layer with one input, each cell of which feeds the same cell of the output and no other. */
interface CellwiseOperator extends LayerOperator {
  /** Index of the weight that a cell of a channel is multiplied by. */
  default int weight(int channel) {
    return Connection.NO_WEIGHT;
  }

  @Override
  default Shape output(List<Shape> inputs) {
    return Inputs.single(inputs);
  }

  @Override
  default void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int flat = own.index(to.channel(), to.row(), to.column());
    visitor.connection(0, flat, weight(to.channel()), 0, 0);
  }

  @Override
  default void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int flat = own.index(from.channel(), from.row(), from.column());
    visitor.connection(flat, weight(from.channel()), 0, 0);
  }

  @Override
  default CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return cells;
  }
}
