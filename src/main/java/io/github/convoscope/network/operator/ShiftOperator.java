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
 * Zeros added around feature maps, or rows and columns cut off from them. A negative number cuts.
 *
 * @param kind {@link LayerKind#PADDING} or {@link LayerKind#CROPPING}
 * @param top rows added above
 * @param bottom rows added below
 * @param left columns added on the left
 * @param right columns added on the right
 */
public record ShiftOperator(LayerKind kind, int top, int bottom, int left, int right)
    implements LayerOperator {
  /** Zeros added around feature maps. */
  public static ShiftOperator padding(int top, int bottom, int left, int right) {
    return new ShiftOperator(LayerKind.PADDING, top, bottom, left, right);
  }

  /** Rows and columns cut off from feature maps. */
  public static ShiftOperator cropping(int top, int bottom, int left, int right) {
    return new ShiftOperator(LayerKind.CROPPING, -top, -bottom, -left, -right);
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    return Shape.maps(
        input.channels(),
        Math.addExact(input.rows(), Math.addExact(top, bottom)),
        Math.addExact(input.columns(), Math.addExact(left, right)));
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    Shape input = inputs.get(0);
    int row = to.row() - top;
    int column = to.column() - left;
    if (input.contains(to.channel(), row, column)) {
      visitor.connection(0, input.index(to.channel(), row, column), Connection.NO_WEIGHT, 0, 0);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int row = from.row() + top;
    int column = from.column() + left;
    if (own.contains(from.channel(), row, column)) {
      visitor.connection(own.index(from.channel(), row, column), Connection.NO_WEIGHT, 0, 0);
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    Shape shape = inputs.get(0);
    return new CellSet(
        cells.channels(),
        moved(cells.rows(), top, shape.rows()),
        moved(cells.columns(), left, shape.columns()));
  }

  private static BitSet moved(BitSet set, int by, int extent) {
    BitSet moved = new BitSet();
    set.stream().map(at -> at - by).filter(at -> at >= 0 && at < extent).forEach(moved::set);
    return moved;
  }
}
