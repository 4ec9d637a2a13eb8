package io.github.convoscope.engine.compute;

import io.github.convoscope.network.operator.MergeRule;
import java.util.Arrays;

/** Takes the largest or the smallest of several layers, cell by cell; the first of equals. */
final class SelectionOperation implements MergeOperation {
  private final MergeRule rule;
  private final BroadcastIndex[] inputs;

  SelectionOperation(MergeRule rule, BroadcastIndex[] inputs) {
    this.rule = rule;
    this.inputs = inputs;
  }

  @Override
  public void forward(float[][] in, float[] out, int count) {
    int size = inputs[0].size();
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < size; i++) {
        out[n * size + i] = value(in, winner(in, n, i), n, i);
      }
    }
  }

  private float value(float[][] in, int input, int example, int cell) {
    BroadcastIndex index = inputs[input];
    return in[input][example * index.inputSize() + index.source(cell)];
  }

  private int winner(float[][] in, int example, int cell) {
    int best = 0;
    for (int k = 1; k < in.length; k++) {
      if (rule.wins(value(in, k, example, cell), value(in, best, example, cell))) {
        best = k;
      }
    }
    return best;
  }

  @Override
  public void backward(float[][] in, float[] byOut, int input, float[] byIn, int count) {
    BroadcastIndex index = inputs[input];
    double[] sums = new double[index.inputSize()];
    for (int n = 0; n < count; n++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < index.size(); i++) {
        if (winner(in, n, i) == input) {
          sums[index.source(i)] += byOut[n * index.size() + i];
        }
      }
      index.store(sums, byIn, n);
    }
  }
}
