package io.github.convoscope.engine;

import io.github.convoscope.network.PoolingKind;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Arrays;

/**
 * Maximum or average over windows. Cells in the padding count neither for the maximum nor for the
 * average's divisor, as in DL4J.
 */
final class PoolingOperation implements Operation {
  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final boolean average;

  PoolingOperation(Shape below, Shape shape, Window window, PoolingKind kind) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    this.average = kind == PoolingKind.AVERAGE;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    int to = 0;
    for (int map = 0; map < count * shape.channels(); map++) {
      int from = map * below.mapSize();
      for (int y = 0; y < shape.rows(); y++) {
        for (int x = 0; x < shape.columns(); x++) {
          out[to++] = average ? mean(in, from, y, x) : in[largest(in, from, y, x)];
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
        for (int x = 0; x < shape.columns(); x++) {
          float derivative = byOut[to++];
          if (average) {
            spread(byIn, from, y, x, derivative);
          } else {
            byIn[largest(in, from, y, x)] += derivative;
          }
        }
      }
    }
  }

  private int largest(float[] in, int from, int y, int x) {
    int best = -1;
    for (int ky = firstRow(y); ky < endRow(y); ky++) {
      int row = from + window.sourceRow(y, ky) * below.columns();
      for (int kx = firstColumn(x); kx < endColumn(x); kx++) {
        int at = row + window.sourceColumn(x, kx);
        if (best < 0 || in[at] > in[best]) {
          best = at;
        }
      }
    }
    return best;
  }

  private float mean(float[] in, int from, int y, int x) {
    float sum = 0;
    for (int ky = firstRow(y); ky < endRow(y); ky++) {
      int row = from + window.sourceRow(y, ky) * below.columns();
      for (int kx = firstColumn(x); kx < endColumn(x); kx++) {
        sum += in[row + window.sourceColumn(x, kx)];
      }
    }
    return sum / cells(y, x);
  }

  private void spread(float[] byIn, int from, int y, int x, float derivative) {
    float share = derivative / cells(y, x);
    for (int ky = firstRow(y); ky < endRow(y); ky++) {
      int row = from + window.sourceRow(y, ky) * below.columns();
      for (int kx = firstColumn(x); kx < endColumn(x); kx++) {
        byIn[row + window.sourceColumn(x, kx)] += share;
      }
    }
  }

  private int cells(int y, int x) {
    return (endRow(y) - firstRow(y)) * (endColumn(x) - firstColumn(x));
  }

  private int firstRow(int y) {
    return firstInside(window.sourceRow(y, 0), window.dilationRows());
  }

  private int endRow(int y) {
    return endInside(
        window.sourceRow(y, 0), window.dilationRows(), below.rows(), window.kernelRows());
  }

  private int firstColumn(int x) {
    return firstInside(window.sourceColumn(x, 0), window.dilationColumns());
  }

  private int endColumn(int x) {
    return endInside(
        window.sourceColumn(x, 0),
        window.dilationColumns(),
        below.columns(),
        window.kernelColumns());
  }

  /** The first tap that is not before the maps. */
  private static int firstInside(int start, int step) {
    return start >= 0 ? 0 : (-start + step - 1) / step;
  }

  /** The tap after the last that is not behind the maps. */
  private static int endInside(int start, int step, int extent, int taps) {
    return Math.min(taps, (extent - start + step - 1) / step);
  }

  @Override
  public Operation copy() {
    return this;
  }
}
