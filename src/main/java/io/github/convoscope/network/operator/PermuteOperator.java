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
 * Feature maps with their axes in another order. Axis 0 of the input is channels, 1 rows, 2
 * columns.
 *
 * @param channels axis of the input that becomes the output's channels
 * @param rows axis of the input that becomes the output's rows
 * @param columns axis of the input that becomes the output's columns
 */
public record PermuteOperator(int channels, int rows, int columns) implements LayerOperator {
  /**
   * Checks that each axis is taken once.
   *
   * @throws IllegalArgumentException if one is missing
   */
  public PermuteOperator {
    if ((1 << channels | 1 << rows | 1 << columns) != 7) {
      throw new IllegalArgumentException("no order of three axes");
    }
  }

  @Override
  public LayerKind kind() {
    return LayerKind.FLATTEN;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    int[] extents = {input.channels(), input.rows(), input.columns()};
    return Shape.maps(extents[channels], extents[rows], extents[columns]);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int[] at = new int[3];
    at[channels] = to.channel();
    at[rows] = to.row();
    at[columns] = to.column();
    visitor.connection(0, inputs.get(0).index(at[0], at[1], at[2]), Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int[] at = {from.channel(), from.row(), from.column()};
    visitor.connection(own.index(at[channels], at[rows], at[columns]), Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    BitSet[] read = new BitSet[3];
    read[channels] = cells.channels();
    read[rows] = cells.rows();
    read[columns] = cells.columns();
    return new CellSet(read[0], read[1], read[2]);
  }
}
