package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.PoolingOperator;
import java.util.Arrays;

/**
 * Computes the maximum or the average over windows. Cells in the padding do not count for the
 * maximum, and count in an average's divisor only where the operator says so.
 */
final class PoolingOperation implements Operation {
  private final Shape below;
  private final Shape shape;
  private final boolean average;
  private final Window window;
  private final PoolingOperator operator;
  private final boolean fourCells;
  private final boolean byRows;
  private final float[] upperRows;
  private final float[] lowerRows;
  private final int rowStep;
  private final int columnStep;
  private final int[] rowFrom;
  private final int[] rowTo;
  private final int[] columnFrom;
  private final int[] columnTo;

  PoolingOperation(Shape below, Shape shape, PoolingOperator operator) {
    this.below = below;
    this.shape = shape;
    this.operator = operator;
    window = operator.window();
    average = operator.pooling() == PoolingKind.AVERAGE;
    fourCells =
        !average
            && window.equals(Window.of(2, 2))
            && below.rows() >= 2 * shape.rows()
            && below.columns() >= 2 * shape.columns();
    byRows = !average && !fourCells && window.kernelRows() > 1 && window.dilationRows() == 1;
    int length = fourCells ? 2 * shape.mapSize() : byRows ? below.columns() : 0;
    float[][] rows = VectorKernels.rows(2, length);
    upperRows = rows[0];
    lowerRows = rows[1];
    rowStep = window.dilationRows();
    columnStep = window.dilationColumns();
    rowFrom = new int[shape.rows()];
    rowTo = new int[shape.rows()];
    for (int y = 0; y < shape.rows(); y++) {
      rowFrom[y] = first(window.sourceRow(y, 0), rowStep);
      rowTo[y] = Math.min(below.rows(), window.sourceRow(y, window.kernelRows() - 1) + 1);
    }
    columnFrom = new int[shape.columns()];
    columnTo = new int[shape.columns()];
    for (int x = 0; x < shape.columns(); x++) {
      columnFrom[x] = first(window.sourceColumn(x, 0), columnStep);
      columnTo[x] =
          Math.min(below.columns(), window.sourceColumn(x, window.kernelColumns() - 1) + 1);
    }
  }

  /** The first place of a window that is not before the maps. */
  private static int first(int start, int step) {
    return start >= 0 ? start : start + (-start + step - 1) / step * step;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    int to = 0;
    for (int map = 0; map < count * shape.channels(); map++) {
      int from = map * below.mapSize();
      if (fourCells) {
        largestOfFour(in, from, out, to);
        to += shape.mapSize();
        continue;
      }
      if (byRows) {
        largestByRows(in, from, out, to);
        to += shape.mapSize();
        continue;
      }
      for (int y = 0; y < shape.rows(); y++) {
        for (int x = 0; x < shape.columns(); x++) {
          out[to++] = average ? mean(in, from, y, x) : largest(in, from, y, x);
        }
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    Arrays.fill(byIn, 0, count * below.size(), 0);
    int to = 0;
    for (int map = 0; map < count * shape.channels(); map++) {
      int from = map * below.mapSize();
      for (int y = 0; y < shape.rows(); y++) {
        for (int x = 0; x < shape.columns(); x++, to++) {
          if (byOut[to] == 0) {
            continue;
          }
          if (average) {
            spread(byIn, from, y, x, byOut[to]);
          } else {
            byIn[placeOfLargest(in, from, y, x)] += byOut[to];
          }
        }
      }
    }
  }

  /** The usual case: the larger of two rows for all columns at once, then of two columns. */
  private void largestOfFour(float[] in, int from, float[] out, int to) {
    int width = 2 * shape.columns();
    for (int y = 0; y < shape.rows(); y++) {
      int upper = from + 2 * y * below.columns();
      System.arraycopy(in, upper, upperRows, y * width, width);
      System.arraycopy(in, upper + below.columns(), lowerRows, y * width, width);
    }
    VectorKernels.largest(upperRows, shape.rows() * width, lowerRows);
    for (int i = 0; i < shape.mapSize(); i++) {
      out[to + i] = Math.max(upperRows[2 * i], upperRows[2 * i + 1]);
    }
  }

  /** Larger windows: the largest of their rows for all columns at once, then of their columns. */
  private void largestByRows(float[] in, int from, float[] out, int to) {
    for (int y = 0; y < shape.rows(); y++) {
      Arrays.fill(upperRows, 0, below.columns(), Float.NEGATIVE_INFINITY);
      for (int row = rowFrom[y]; row < rowTo[y]; row++) {
        System.arraycopy(in, from + row * below.columns(), lowerRows, 0, below.columns());
        VectorKernels.largest(upperRows, below.columns(), lowerRows);
      }
      for (int x = 0; x < shape.columns(); x++) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int column = columnFrom[x]; column < columnTo[x]; column += columnStep) {
          largest = Math.max(largest, upperRows[column]);
        }
        out[to + y * shape.columns() + x] = largest;
      }
    }
  }

  private float largest(float[] in, int from, int y, int x) {
    float largest = Float.NEGATIVE_INFINITY;
    int end = columnTo[x];
    for (int row = rowFrom[y]; row < rowTo[y]; row += rowStep) {
      int start = from + row * below.columns();
      for (int column = columnFrom[x]; column < end; column += columnStep) {
        largest = Math.max(largest, in[start + column]);
      }
    }
    return largest;
  }

  private int placeOfLargest(float[] in, int from, int y, int x) {
    int best = from + rowFrom[y] * below.columns() + columnFrom[x];
    for (int row = rowFrom[y]; row < rowTo[y]; row += rowStep) {
      int start = from + row * below.columns();
      for (int column = columnFrom[x]; column < columnTo[x]; column += columnStep) {
        if (in[start + column] > in[best]) {
          best = start + column;
        }
      }
    }
    return best;
  }

  private float mean(float[] in, int from, int y, int x) {
    // Global pooling adds a whole map, whose cells may nearly cancel.
    double sum = 0;
    for (int row = rowFrom[y]; row < rowTo[y]; row += rowStep) {
      int start = from + row * below.columns();
      for (int column = columnFrom[x]; column < columnTo[x]; column += columnStep) {
        sum += in[start + column];
      }
    }
    return (float) (sum / cells(y, x));
  }

  private void spread(float[] byIn, int from, int y, int x, float derivative) {
    float share = derivative / cells(y, x);
    for (int row = rowFrom[y]; row < rowTo[y]; row += rowStep) {
      int start = from + row * below.columns();
      for (int column = columnFrom[x]; column < columnTo[x]; column += columnStep) {
        byIn[start + column] += share;
      }
    }
  }

  private int cells(int y, int x) {
    if (operator.countPadding()) {
      return window.taps();
    }
    int rows = (rowTo[y] - rowFrom[y] + rowStep - 1) / rowStep;
    int columns = (columnTo[x] - columnFrom[x] + columnStep - 1) / columnStep;
    return rows * columns;
  }

  @Override
  public Operation copy() {
    return new PoolingOperation(below, shape, operator);
  }
}
