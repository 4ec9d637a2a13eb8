package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import java.util.Arrays;

/**
 * Computes a large dense layer directly from its kernel, without the reordered copy that smaller
 * layers make.
 */
final class LargeDenseOperation implements Operation {
  /** Layers with more weights are computed this way; a layer of VGG-16 has 103 million. */
  static final int MANY_WEIGHTS = 4_000_000;

  /** Sums that are added up side by side: faster, and more exact than one long sum. */
  private static final int SIDE_BY_SIDE = 8;

  private final int inputs;
  private final int units;
  private final LayerWeights weights;
  private final float[] partial = new float[SIDE_BY_SIDE];

  LargeDenseOperation(int inputs, int units, LayerWeights weights) {
    this.inputs = inputs;
    this.units = units;
    this.weights = weights;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      for (int unit = 0; unit < units; unit++) {
        out[n * units + unit] = weights.bias()[unit] + product(in, n * inputs, unit * inputs);
      }
    }
  }

  private float product(float[] in, int from, int row) {
    float[] kernel = weights.kernel();
    Arrays.fill(partial, 0);
    int whole = inputs - inputs % SIDE_BY_SIDE;
    for (int i = 0; i < whole; i += SIDE_BY_SIDE) {
      for (int k = 0; k < SIDE_BY_SIDE; k++) {
        partial[k] += kernel[row + i + k] * in[from + i + k];
      }
    }
    float sum = 0;
    for (int i = whole; i < inputs; i++) {
      sum += kernel[row + i] * in[from + i];
    }
    for (float part : partial) {
      sum += part;
    }
    return sum;
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    float[] kernel = weights.kernel();
    for (int n = 0; n < count; n++) {
      int at = n * inputs;
      Arrays.fill(byIn, at, at + inputs, 0);
      for (int unit = 0; unit < units; unit++) {
        float slope = byOut[n * units + unit];
        int row = unit * inputs;
        if (slope != 0) {
          for (int i = 0; i < inputs; i++) {
            byIn[at + i] += slope * kernel[row + i];
          }
        }
      }
    }
  }

  @Override
  public Operation copy() {
    return new LargeDenseOperation(inputs, units, weights);
  }
}
