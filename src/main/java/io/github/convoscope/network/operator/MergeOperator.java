package io.github.convoscope.network.operator;

import io.github.convoscope.network.CellSet;
import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerOperator;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several layers made one, cell by cell: their sum, product, mean, difference, maximum or minimum.
 * An input with a single row, column or channel is repeated along it.
 *
 * @param rule how the cells become one number
 */
public record MergeOperator(MergeRule rule) implements LayerOperator {
  /** The sum of several layers, or their product. */
  public MergeOperator(boolean product) {
    this(product ? MergeRule.PRODUCT : MergeRule.SUM);
  }

  @Override
  public LayerKind kind() {
    return rule.kind();
  }

  @Override
  public Shape output(List<Shape> inputs) {
    if (rule == MergeRule.DIFFERENCE && inputs.size() != 2) {
      throw new IllegalArgumentException("a difference has two inputs, not " + inputs.size());
    }
    int channels = 1;
    int rows = 1;
    int columns = 1;
    boolean spatial = false;
    for (Shape input : inputs) {
      channels = Math.max(channels, input.channels());
      rows = Math.max(rows, input.rows());
      columns = Math.max(columns, input.columns());
      spatial |= input.spatial();
    }
    for (Shape input : inputs) {
      if (!fits(input.channels(), channels)
          || !fits(input.rows(), rows)
          || !fits(input.columns(), columns)) {
        throw new IllegalArgumentException("these shapes can't be merged: " + inputs);
      }
    }
    return new Shape(channels, rows, columns, spatial);
  }

  private static boolean fits(int extent, int own) {
    return extent == own || extent == 1;
  }

  /** Flat index in an input of the cell that a cell of the output reads. */
  public static int source(Shape input, int channel, int row, int column) {
    return input.index(
        input.channels() == 1 ? 0 : channel,
        input.rows() == 1 ? 0 : row,
        input.columns() == 1 ? 0 : column);
  }

  @Override
  public void visitSources(List<Shape> inputs, Shape own, Neuron to, SourceVisitor visitor) {
    for (int i = 0; i < inputs.size(); i++) {
      int from = source(inputs.get(i), to.channel(), to.row(), to.column());
      visitor.connection(i, from, Connection.NO_WEIGHT, 0, 0);
    }
  }

  @Override
  public void visitTargets(
      List<Shape> inputs, Shape own, int input, Neuron from, TargetVisitor visitor) {
    Shape shape = inputs.get(input);
    for (int c : over(from.channel(), shape.channels(), own.channels())) {
      for (int y : over(from.row(), shape.rows(), own.rows())) {
        for (int x : over(from.column(), shape.columns(), own.columns())) {
          visitor.connection(own.index(c, y, x), Connection.NO_WEIGHT, 0, 0);
        }
      }
    }
  }

  private static int[] over(int at, int extent, int own) {
    return extent == own ? new int[] {at} : IntStream.range(0, own).toArray();
  }

  @Override
  public CellSet seen(List<Shape> inputs, Shape own, int input, CellSet cells) {
    Shape shape = inputs.get(input);
    return new CellSet(
        along(cells.channels(), shape.channels(), own.channels()),
        along(cells.rows(), shape.rows(), own.rows()),
        along(cells.columns(), shape.columns(), own.columns()));
  }

  private static BitSet along(BitSet set, int extent, int own) {
    return extent == own ? set : CellSet.range(0, 1);
  }
}
