package io.github.convoscope.engine.compute;

import io.github.convoscope.network.operator.MergeRule;
import java.util.Arrays;

/** Adds several layers, cell by cell, each multiplied by the factor of its rule. */
final class SumOperation implements MergeOperation {
  private final BroadcastIndex[] inputs;
  private final float[] factors;

  SumOperation(MergeRule rule, BroadcastIndex[] inputs) {
    this.inputs = inputs;
    factors = new float[inputs.length];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = rule.factor(k, factors.length);
    }
  }

  @Override
  public void forward(float[][] in, float[] out, int count) {
    for (int k = 0; k < in.length; k++) {
      float[] values = in[k];
      float factor = factors[k];
      BroadcastIndex index = inputs[k];
      if (index.same()) {
        add(values, factor, out, count * index.size(), k == 0);
      } else {
        if (k == 0) {
          Arrays.fill(out, 0, count * index.size(), 0);
        }
        for (int n = 0; n < count; n++) {
          for (int i = 0; i < index.size(); i++) {
            out[n * index.size() + i] += factor * values[n * index.inputSize() + index.source(i)];
          }
        }
      }
    }
  }

  private static void add(float[] values, float factor, float[] out, int length, boolean first) {
    if (first && factor == 1) {
      System.arraycopy(values, 0, out, 0, length);
    } else if (first) {
      for (int i = 0; i < length; i++) {
        out[i] = factor * values[i];
      }
    } else {
      VectorKernels.add(out, 0, length, values, factor);
    }
  }

  @Override
  public void backward(float[][] in, float[] byOut, int input, float[] byIn, int count) {
    BroadcastIndex index = inputs[input];
    float factor = factors[input];
    if (index.same()) {
      for (int i = 0; i < count * index.size(); i++) {
        byIn[i] = factor * byOut[i];
      }
      return;
    }
    double[] sums = new double[index.inputSize()];
    for (int n = 0; n < count; n++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < index.size(); i++) {
        sums[index.source(i)] += factor * byOut[n * index.size() + i];
      }
      index.store(sums, byIn, n);
    }
  }
}
