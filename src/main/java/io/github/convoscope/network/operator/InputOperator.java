package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.List;

/**
 * The input of the network.
 *
 * @param shape its shape
 */
public record InputOperator(Shape shape) implements LayerOperator {
  @Override
  public LayerKind kind() {
    return LayerKind.INPUT;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    return shape;
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {}

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {}

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return CellSet.none();
  }
}
