package io.github.convoscope.engine.compute;

import java.util.Arrays;

/** Adds several layers, cell by cell. */
final class SumOperation implements MergeOperation {
  private final BroadcastIndex[] inputs;

  SumOperation(BroadcastIndex[] inputs) {
    this.inputs = inputs;
  }

  @Override
  public void forward(float[][] in, float[] out, int count) {
    for (int k = 0; k < in.length; k++) {
      float[] values = in[k];
      BroadcastIndex index = inputs[k];
      if (index.same()) {
        add(values, out, count * index.size(), k == 0);
      } else {
        if (k == 0) {
          Arrays.fill(out, 0, count * index.size(), 0);
        }
        for (int n = 0; n < count; n++) {
          for (int i = 0; i < index.size(); i++) {
            out[n * index.size() + i] += values[n * index.inputSize() + index.source(i)];
          }
        }
      }
    }
  }

  private static void add(float[] values, float[] out, int length, boolean first) {
    if (first) {
      System.arraycopy(values, 0, out, 0, length);
    } else {
      VectorKernels.add(out, 0, length, values);
    }
  }

  @Override
  public void backward(float[][] in, float[] byOut, int input, float[] byIn, int count) {
    BroadcastIndex index = inputs[input];
    if (index.same()) {
      System.arraycopy(byOut, 0, byIn, 0, count * index.size());
      return;
    }
    double[] sums = new double[index.inputSize()];
    for (int n = 0; n < count; n++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < index.size(); i++) {
        sums[index.source(i)] += byOut[n * index.size() + i];
      }
      index.store(sums, byIn, n);
    }
  }
}
