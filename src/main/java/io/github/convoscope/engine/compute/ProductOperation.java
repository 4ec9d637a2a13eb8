package io.github.convoscope.engine.compute;

import java.util.Arrays;

/** Multiplies several layers, cell by cell. */
final class ProductOperation implements MergeOperation {
  private final BroadcastIndex[] inputs;

  ProductOperation(BroadcastIndex[] inputs) {
    this.inputs = inputs;
  }

  @Override
  public void forward(float[][] in, float[] out, int count) {
    int size = inputs[0].size();
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < size; i++) {
        float product = 1;
        for (int k = 0; k < in.length; k++) {
          product *= value(in, k, n, i);
        }
        out[n * size + i] = product;
      }
    }
  }

  private float value(float[][] in, int input, int example, int cell) {
    BroadcastIndex index = inputs[input];
    return in[input][example * index.inputSize() + index.source(cell)];
  }

  @Override
  public void backward(float[][] in, float[] byOut, int input, float[] byIn, int count) {
    BroadcastIndex index = inputs[input];
    if (index.same()) {
      for (int n = 0; n < count; n++) {
        for (int i = 0; i < index.size(); i++) {
          byIn[n * index.size() + i] = (float) derivative(in, byOut, input, n, i);
        }
      }
      return;
    }
    double[] sums = new double[index.inputSize()];
    for (int n = 0; n < count; n++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < index.size(); i++) {
        sums[index.source(i)] += derivative(in, byOut, input, n, i);
      }
      index.store(sums, byIn, n);
    }
  }

  /**
   * What one cell of the output passes back to an input: all other factors times its derivative.
   */
  private double derivative(float[][] in, float[] byOut, int input, int example, int cell) {
    double product = byOut[example * inputs[input].size() + cell];
    for (int k = 0; k < in.length; k++) {
      if (k != input) {
        product *= value(in, k, example, cell);
      }
    }
    return product;
  }
}
