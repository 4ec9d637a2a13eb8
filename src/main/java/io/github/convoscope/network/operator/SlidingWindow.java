package io.github.convoscope.network.operator;

import io.github.convoscope.network.Connection;
import io.github.convoscope.network.LayerOperator.SourceVisitor;
import io.github.convoscope.network.LayerOperator.TargetVisitor;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.BitSet;

/** Finds the cells that a window reads, for convolution and pooling. */
final class SlidingWindow {
  private SlidingWindow() {}

  /** Shape of the output with that many channels. */
  static Shape output(Window window, Shape input, int channels) {
    return Shape.maps(
        channels, window.outputRows(input.rows()), window.outputColumns(input.columns()));
  }

  /**
   * Visits the cells of one channel that a cell of the output reads.
   *
   * @param firstWeight index of the first tap's weight, or {@link Connection#NO_WEIGHT}
   */
  static void visitSources(
      Window window, Shape input, Neuron to, int channel, int firstWeight, SourceVisitor visitor) {
    for (int tapRow = 0; tapRow < window.kernelRows(); tapRow++) {
      int row = window.sourceRow(to.row(), tapRow);
      if (row < 0 || row >= input.rows()) {
        continue;
      }
      for (int tapColumn = 0; tapColumn < window.kernelColumns(); tapColumn++) {
        int column = window.sourceColumn(to.column(), tapColumn);
        if (column >= 0 && column < input.columns()) {
          int weight = weight(window, firstWeight, tapRow, tapColumn);
          visitor.connection(0, input.index(channel, row, column), weight, tapRow, tapColumn);
        }
      }
    }
  }

  /** Visits the cells of one channel of the output that read a cell. */
  static void visitTargets(
      Window window, Shape own, Neuron from, int channel, int firstWeight, TargetVisitor visitor) {
    // The last tap belongs to the first target, so going down the taps gives reading order.
    for (int tapRow = window.kernelRows() - 1; tapRow >= 0; tapRow--) {
      int rowAt = from.row() + window.padTop() - tapRow * window.dilationRows();
      if (!hits(rowAt, window.strideRows(), own.rows())) {
        continue;
      }
      for (int tapColumn = window.kernelColumns() - 1; tapColumn >= 0; tapColumn--) {
        int columnAt = from.column() + window.padLeft() - tapColumn * window.dilationColumns();
        if (hits(columnAt, window.strideColumns(), own.columns())) {
          int row = rowAt / window.strideRows();
          int column = columnAt / window.strideColumns();
          int weight = weight(window, firstWeight, tapRow, tapColumn);
          visitor.connection(own.index(channel, row, column), weight, tapRow, tapColumn);
        }
      }
    }
  }

  private static int weight(Window window, int firstWeight, int tapRow, int tapColumn) {
    return firstWeight == Connection.NO_WEIGHT
        ? Connection.NO_WEIGHT
        : firstWeight + tapRow * window.kernelColumns() + tapColumn;
  }

  private static boolean hits(int at, int stride, int extent) {
    return at >= 0 && at % stride == 0 && at / stride < extent;
  }

  /** The rows of an input that some rows of the output read. */
  static BitSet rowsSeen(Window window, BitSet rows, int extent) {
    BitSet seen = new BitSet();
    for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
      for (int tap = 0; tap < window.kernelRows(); tap++) {
        mark(seen, window.sourceRow(row, tap), extent);
      }
    }
    return seen;
  }

  /** The columns of an input that some columns of the output read. */
  static BitSet columnsSeen(Window window, BitSet columns, int extent) {
    BitSet seen = new BitSet();
    for (int at = columns.nextSetBit(0); at >= 0; at = columns.nextSetBit(at + 1)) {
      for (int tap = 0; tap < window.kernelColumns(); tap++) {
        mark(seen, window.sourceColumn(at, tap), extent);
      }
    }
    return seen;
  }

  private static void mark(BitSet seen, int at, int extent) {
    if (at >= 0 && at < extent) {
      seen.set(at);
    }
  }
}
