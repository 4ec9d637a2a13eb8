package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;

/**
 * Feature maps in another size: each cell is a weighted sum of few neighbouring cells of its
 * channel, as in bilinear interpolation. The weights are fixed, not trained, the same for all
 * channels: [rows, columns, tapRows, tapColumns].
 *
 * @param tapRows how many rows below each other a cell reads
 * @param tapColumns how many columns beside each other it reads
 * @param firstRows for each row of the output the first row that it reads
 * @param firstColumns for each column of the output the first column that it reads
 */
public record InterpolationOperator(
    int tapRows, int tapColumns, List<Integer> firstRows, List<Integer> firstColumns)
    implements LayerOperator {
  /** Copies the lists. */
  public InterpolationOperator {
    firstRows = List.copyOf(firstRows);
    firstColumns = List.copyOf(firstColumns);
  }

  @Override
  public LayerKind kind() {
    return LayerKind.INTERPOLATION;
  }

  @Override
  public Shape output(List<Shape> inputs) {
    Shape input = Inputs.maps(inputs);
    check(firstRows, tapRows, input.rows());
    check(firstColumns, tapColumns, input.columns());
    return Shape.maps(input.channels(), firstRows.size(), firstColumns.size());
  }

  private static void check(List<Integer> firsts, int taps, int extent) {
    if (firsts.stream().anyMatch(first -> first < 0 || first + taps > extent)) {
      throw new IllegalArgumentException("cells outside the maps");
    }
  }

  /** Number of weights. */
  public int weights() {
    return firstRows.size() * firstColumns.size() * tapRows * tapColumns;
  }

  /** Index of a weight. */
  public int weight(int row, int column, int tapRow, int tapColumn) {
    return ((row * firstColumns.size() + column) * tapRows + tapRow) * tapColumns + tapColumn;
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    Shape input = inputs.get(0);
    for (int y = 0; y < tapRows; y++) {
      for (int x = 0; x < tapColumns; x++) {
        int row = firstRows.get(to.row()) + y;
        int column = firstColumns.get(to.column()) + x;
        int weight = weight(to.row(), to.column(), y, x);
        visitor.connection(0, input.index(to.channel(), row, column), weight, y, x);
      }
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    for (int row = 0; row < own.rows(); row++) {
      int y = from.row() - firstRows.get(row);
      for (int column = 0; column < own.columns() && y >= 0 && y < tapRows; column++) {
        int x = from.column() - firstColumns.get(column);
        if (x >= 0 && x < tapColumns) {
          int to = own.index(from.channel(), row, column);
          visitor.connection(to, weight(row, column, y, x), y, x);
        }
      }
    }
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    return new CellSet(
        cells.channels(),
        read(cells.rows(), firstRows, tapRows),
        read(cells.columns(), firstColumns, tapColumns));
  }

  private static BitSet read(BitSet cells, List<Integer> firsts, int taps) {
    BitSet read = new BitSet();
    cells.stream().forEach(at -> read.set(firsts.get(at), firsts.get(at) + taps));
    return read;
  }
}
