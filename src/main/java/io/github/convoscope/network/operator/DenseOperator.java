package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * A fully connected layer with a bias for each unit. Weights are [units, inputs], inputs in the
 * order channel, row, column.
 *
 * @param units number of units
 * @param output true for the network's last layer
 */
public record DenseOperator(int units, boolean output) implements LayerOperator {
  @Override
  public LayerKind kind() {
    return output ? LayerKind.OUTPUT : LayerKind.DENSE;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Inputs.single(inputs);
    return Shape.units(units);
  }

  @Override
  public int parameters(List<Shape> inputs) {
    return Math.addExact(Math.multiplyExact(units, inputs.get(0).size()), units);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int size = inputs.get(0).size();
    for (int i = 0; i < size; i++) {
      visitor.connection(0, i, to.channel() * size + i, 0, 0);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    Shape shape = inputs.get(0);
    int flat = shape.index(from.channel(), from.row(), from.column());
    for (int unit = 0; unit < units; unit++) {
      visitor.connection(unit, unit * shape.size() + flat, 0, 0);
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return CellSet.all(inputs.get(0));
  }
}
