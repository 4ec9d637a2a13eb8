package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * A layer of which only the output's shape and the number of parameters are known; another library
 * computes it.
 *
 * @param shape the output's shape
 * @param count number of parameters
 */
public record ForeignOperator(Shape shape, int count) implements LayerOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.OTHER;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return shape;
  }

  @Override
  public int parameters(List<Shape> inputs) {
    return count;
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {}

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {}

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return CellSet.all(inputs.get(input));
  }
}
