package io.github.convoscope.engine;

import io.github.convoscope.network.LayerWeights;
import java.util.Arrays;

/** A fully connected layer. */
final class DenseOperation implements Operation {
  private final int inputs;
  private final int units;
  private final LayerWeights weights;

  DenseOperation(int inputs, int units, LayerWeights weights) {
    this.inputs = inputs;
    this.units = units;
    this.weights = weights;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    float[] kernel = weights.kernel();
    for (int n = 0; n < count; n++) {
      for (int u = 0; u < units; u++) {
        float sum = weights.bias()[u];
        for (int i = 0; i < inputs; i++) {
          sum += kernel[u * inputs + i] * in[n * inputs + i];
        }
        out[n * units + u] = sum;
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    float[] kernel = weights.kernel();
    Arrays.fill(byIn, 0, count * inputs, 0);
    for (int n = 0; n < count; n++) {
      for (int u = 0; u < units; u++) {
        float derivative = byOut[n * units + u];
        for (int i = 0; i < inputs; i++) {
          byIn[n * inputs + i] += kernel[u * inputs + i] * derivative;
        }
      }
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}
