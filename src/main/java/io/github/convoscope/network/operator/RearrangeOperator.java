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
 * Cells of a layer in another order, or only some of them, or some of them more than once: cell
 * after cell of the output in steps through the input. So a transposed, sliced or repeated array
 * becomes feature maps or units.
 *
 * <pre>{@code
 * // The cells of 8 × 7 × 7 maps as units, in the order row, column, channel.
 * List<Stride> order = List.of(new Stride(49, 1), new Stride(8, 49));
 * LayerOperator flat = new RearrangeOperator(Shape.units(392), 0, order);
 * }</pre>
 *
 * @param shape the output's shape
 * @param first the input's cell that the output's first cell is
 * @param strides from the outermost to the innermost
 */
public record RearrangeOperator(Shape shape, int first, List<Stride> strides)
    implements LayerOperator {
  /**
   * Cells in even distance.
   *
   * @param extent how many
   * @param step how far apart in the input; may be 0 or negative
   */
  public record Stride(int extent, int step) {}

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the strides don't have as many cells as the shape
   */
  public RearrangeOperator {
    strides = List.copyOf(strides);
    long cells = 1;
    for (Stride stride : strides) {
      cells = Math.multiplyExact(cells, stride.extent());
    }
    if (cells != shape.size()) {
      throw new IllegalArgumentException(cells + " cells for " + shape);
    }
  }

  @Override
  public LayerKind kind() {
    return LayerKind.FLATTEN;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    int size = Inputs.single(inputs).size();
    long least = first;
    long most = first;
    for (Stride stride : strides) {
      long reach = (long) (stride.extent() - 1) * stride.step();
      least += Math.min(0, reach);
      most += Math.max(0, reach);
    }
    if (least < 0 || most >= size) {
      throw new IllegalArgumentException("cells outside " + inputs.get(0));
    }
    return shape;
  }

  private int source(int index) {
    int from = first;
    int left = index;
    for (int i = strides.size() - 1; i >= 0; i--) {
      Stride stride = strides.get(i);
      from += left % stride.extent() * stride.step();
      left /= stride.extent();
    }
    return from;
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    int index = own.index(to.channel(), to.row(), to.column());
    visitor.connection(0, source(index), Connection.NO_WEIGHT, 0, 0);
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    int wanted = inputs.get(0).index(from.channel(), from.row(), from.column());
    for (int i = 0; i < own.size(); i++) {
      if (source(i) == wanted) {
        visitor.connection(i, Connection.NO_WEIGHT, 0, 0);
      }
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    BitSet channels = new BitSet();
    BitSet rows = new BitSet();
    BitSet columns = new BitSet();
    for (int i = 0; i < own.size(); i++) {
      Neuron cell = own.neuron(0, i);
      if (cells.channels().get(cell.channel())
          && cells.rows().get(cell.row())
          && cells.columns().get(cell.column())) {
        Neuron read = inputs.get(0).neuron(0, source(i));
        channels.set(read.channel());
        rows.set(read.row());
        columns.set(read.column());
      }
    }
    return new CellSet(channels, rows, columns);
  }
}
