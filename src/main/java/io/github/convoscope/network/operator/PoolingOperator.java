package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.List;

/**
 * Maximum or average over windows of each channel. Where the number of outputs is rounded up, the
 * window has as much padding below and on the right as that takes.
 *
 * @param pooling maximum or average
 * @param window how the window slides
 * @param countPadding true where an average is divided by the whole window's size, false where
 *     cells in the padding don't count
 */
public record PoolingOperator(PoolingKind pooling, Window window, boolean countPadding)
    implements LayerOperator {
  /** Pooling in which cells in the padding don't count. */
  public PoolingOperator(PoolingKind pooling, Window window) {
    this(pooling, window, false);
  }

  @Override
  public LayerKind kind() {
    return LayerKind.POOLING;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    return SlidingWindow.output(window, input, input.channels());
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    SlidingWindow.visitSources(
        window, inputs.get(0), to, to.channel(), Connection.NO_WEIGHT, visitor);
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    SlidingWindow.visitTargets(window, own, from, from.channel(), Connection.NO_WEIGHT, visitor);
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    Shape shape = inputs.get(0);
    return new CellSet(
        cells.channels(),
        SlidingWindow.rowsSeen(window, cells.rows(), shape.rows()),
        SlidingWindow.columnsSeen(window, cells.columns(), shape.columns()));
  }
}
