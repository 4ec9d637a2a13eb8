package io.github.convoscope.engine.compute;

import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/**
 * Stores one padded feature map in a flat array. At stride 1, the values that one kernel weight
 * reads for all outputs are contiguous. The right padding of a row is also the left padding of the
 * next. Outputs lie in rows of the same pitch; the cells between them are not used. At larger
 * strides the outputs lie close together, and each kernel weight picks its cells one by one.
 */
final class PaddedMap {
  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final boolean dense;

  /** Distance of two rows. */
  final int pitch;

  /** Length of the stretch from the first output to the last. */
  final int run;

  /** Length of a map with its padding. */
  final int length;

  PaddedMap(Shape below, Shape shape, Window window) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    dense = window.strideRows() == 1 && window.strideColumns() == 1;
    int gap = Math.max(window.padLeft(), window.padRight());
    pitch = dense ? Math.max(below.columns() + gap, shape.columns()) : shape.columns();
    run = (shape.rows() - 1) * pitch + shape.columns();
    int rows = window.padTop() + below.rows() + window.padBottom();
    length = dense ? rows * pitch + window.padLeft() + window.padRight() : below.mapSize();
  }

  /** Puts a map into the frame; the padding must be zero already and stays so. */
  void place(float[] in, int from, float[] frame) {
    if (!dense) {
      System.arraycopy(in, from, frame, 0, below.mapSize());
      return;
    }
    int to = window.padTop() * pitch + window.padLeft();
    for (int row = 0; row < below.rows(); row++) {
      System.arraycopy(in, from + row * below.columns(), frame, to, below.columns());
      to += pitch;
    }
  }

  /** Takes a map out of the frame. */
  void take(float[] frame, float[] into, int to) {
    if (!dense) {
      System.arraycopy(frame, 0, into, to, below.mapSize());
      return;
    }
    int from = window.padTop() * pitch + window.padLeft();
    for (int row = 0; row < below.rows(); row++) {
      System.arraycopy(frame, from, into, to + row * below.columns(), below.columns());
      from += pitch;
    }
  }

  /** What a tap reads for every output, written from {@code to} on. */
  void column(float[] frame, int tapRow, int tapColumn, float[] into, int to) {
    if (dense) {
      System.arraycopy(frame, offset(tapRow, tapColumn), into, to, run);
      return;
    }
    int i = to;
    for (int y = 0; y < shape.rows(); y++) {
      int row = window.sourceRow(y, tapRow);
      for (int x = 0; x < shape.columns(); x++, i++) {
        int column = window.sourceColumn(x, tapColumn);
        into[i] = inside(row, column) ? frame[row * below.columns() + column] : 0;
      }
    }
  }

  /**
   * Adds for every output to what a tap read for it.
   *
   * @param from where the values begin
   * @param spare working memory of {@link #length}
   */
  void addColumn(
      float[] values, int from, int tapRow, int tapColumn, float[] frame, float[] spare) {
    if (dense) {
      int offset = offset(tapRow, tapColumn);
      System.arraycopy(values, from, spare, offset, run);
      VectorKernels.add(frame, offset, offset + run, spare);
      return;
    }
    int i = from;
    for (int y = 0; y < shape.rows(); y++) {
      int row = window.sourceRow(y, tapRow);
      for (int x = 0; x < shape.columns(); x++, i++) {
        int column = window.sourceColumn(x, tapColumn);
        if (inside(row, column)) {
          frame[row * below.columns() + column] += values[i];
        }
      }
    }
  }

  private int offset(int tapRow, int tapColumn) {
    return tapRow * window.dilationRows() * pitch + tapColumn * window.dilationColumns();
  }

  private boolean inside(int row, int column) {
    return row >= 0 && row < below.rows() && column >= 0 && column < below.columns();
  }

  /** Spreads an output map to the pitch; what lies between the rows must be zero already. */
  void spread(float[] out, int from, float[] into, int to) {
    for (int row = 0; row < shape.rows(); row++) {
      int start = from + row * shape.columns();
      System.arraycopy(out, start, into, to + row * pitch, shape.columns());
    }
  }

  /** Puts the rows of an output map together again. */
  void gather(float[] values, int from, float[] out, int to) {
    for (int row = 0; row < shape.rows(); row++) {
      int start = to + row * shape.columns();
      System.arraycopy(values, from + row * pitch, out, start, shape.columns());
    }
  }

  /**
   * First place of the run to which a tap brings anything but zero.
   *
   * @param firstRow the first row of the map that is not all zero
   */
  int runFrom(int firstRow, int tapRow) {
    if (!dense) {
      return 0;
    }
    int row = firstRow + window.padTop() - tapRow * window.dilationRows();
    return Math.min(run, Math.max(0, row) * pitch);
  }

  /**
   * Place of the run behind the last to which a tap brings anything but zero.
   *
   * @param lastRow the last row of the map that is not all zero
   */
  int runTo(int lastRow, int tapRow) {
    if (!dense) {
      return run;
    }
    int row = lastRow + window.padTop() - tapRow * window.dilationRows();
    return row < 0 ? 0 : Math.min(run, row * pitch + shape.columns());
  }
}
