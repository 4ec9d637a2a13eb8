package io.github.convoscope.engine;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Arrays;

/** A convolution (cross-correlation) with any window, by its definition. */
final class ConvolutionOperation implements Operation {
  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final LayerWeights weights;

  ConvolutionOperation(Shape below, Shape shape, Window window, LayerWeights weights) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    this.weights = weights;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      for (int c = 0; c < shape.channels(); c++) {
        int to = (n * shape.channels() + c) * shape.mapSize();
        Arrays.fill(out, to, to + shape.mapSize(), weights.bias()[c]);
      }
      walk(
          n,
          (weight, source, target, columns) -> {
            int step = window.strideColumns();
            for (int x = 0; x < columns; x++) {
              out[target + x] += weight * in[source + x * step];
            }
          });
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    Arrays.fill(byIn, 0, count * below.size(), 0);
    for (int n = 0; n < count; n++) {
      walk(
          n,
          (weight, source, target, columns) -> {
            int step = window.strideColumns();
            for (int x = 0; x < columns; x++) {
              byIn[source + x * step] += weight * byOut[target + x];
            }
          });
    }
  }

  /** Visits every kernel weight with each pair of rows that it connects. */
  private void walk(int example, Run run) {
    int weight = 0;
    for (int c = 0; c < shape.channels(); c++) {
      for (int b = 0; b < below.channels(); b++) {
        for (int ky = 0; ky < window.kernelRows(); ky++) {
          for (int kx = 0; kx < window.kernelColumns(); kx++, weight++) {
            rows(example, c, b, ky, kx, weights.kernel()[weight], run);
          }
        }
      }
    }
  }

  private void rows(int example, int c, int b, int ky, int kx, float weight, Run run) {
    int first = 0;
    while (first < shape.columns() && window.sourceColumn(first, kx) < 0) {
      first++;
    }
    int end = shape.columns();
    while (end > first && window.sourceColumn(end - 1, kx) >= below.columns()) {
      end--;
    }
    for (int y = 0; y < shape.rows(); y++) {
      int row = window.sourceRow(y, ky);
      if (row >= 0 && row < below.rows() && end > first) {
        int source = example * below.size() + below.index(b, row, window.sourceColumn(first, kx));
        run.run(weight, source, example * shape.size() + shape.index(c, y, first), end - first);
      }
    }
  }

  @Override
  public Operation copy() {
    return this;
  }

  /** What to do with a weight and the rows it connects. */
  private interface Run {
    void run(float weight, int source, int target, int columns);
  }
}
