package io.github.convoscope.engine.compute;

import java.util.Arrays;

/** The product of several layers, cell by cell. */
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
    Arrays.fill(byIn, 0, count * index.inputSize(), 0);
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < index.size(); i++) {
        float product = byOut[n * index.size() + i];
        for (int k = 0; k < in.length; k++) {
          if (k != input) {
            product *= value(in, k, n, i);
          }
        }
        byIn[n * index.inputSize() + index.source(i)] += product;
      }
    }
  }
}
