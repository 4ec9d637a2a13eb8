package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import java.util.Arrays;

/**
 * Computes a fully connected layer. The forward pass leaves out inputs that are zero, the backward
 * pass units whose derivative is zero; neither changes the result.
 */
final class DenseOperation implements Operation {
  private final int inputs;
  private final int units;
  private final float[] bias;
  private final float[][] byInput;
  private final float[][] byUnit;
  private final float[] unitSums;
  private final float[] inputSums;
  private final int[] active;

  DenseOperation(int inputs, int units, LayerWeights weights) {
    this(inputs, units, weights.bias(), new float[inputs][units], new float[units][inputs]);
    for (int u = 0; u < units; u++) {
      System.arraycopy(weights.kernel(), u * inputs, byUnit[u], 0, inputs);
      for (int i = 0; i < inputs; i++) {
        byInput[i][u] = byUnit[u][i];
      }
    }
  }

  private DenseOperation(int inputs, int units, float[] bias, float[][] byInput, float[][] byUnit) {
    this.inputs = inputs;
    this.units = units;
    this.bias = bias;
    this.byInput = byInput;
    this.byUnit = byUnit;
    unitSums = new float[units];
    inputSums = new float[inputs];
    active = new int[Math.max(inputs, units)];
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      System.arraycopy(bias, 0, unitSums, 0, units);
      sum(unitSums, in, n * inputs, inputs, byInput);
      System.arraycopy(unitSums, 0, out, n * units, units);
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    for (int n = 0; n < count; n++) {
      Arrays.fill(inputSums, 0);
      sum(inputSums, byOut, n * units, units, byUnit);
      System.arraycopy(inputSums, 0, byIn, n * inputs, inputs);
    }
  }

  /** Adds {@code values[at + i] * rows[i]} for all i. */
  private void sum(float[] into, float[] values, int at, int count, float[][] rows) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (values[at + i] != 0) {
        active[found++] = i;
      }
    }
    int k = 0;
    for (; k + VectorKernels.FUSED <= found; k += VectorKernels.FUSED) {
      int a = active[k];
      int b = active[k + 1];
      int c = active[k + 2];
      int d = active[k + 3];
      VectorKernels.add(
          into,
          0,
          into.length,
          rows[a],
          rows[b],
          rows[c],
          rows[d],
          values[at + a],
          values[at + b],
          values[at + c],
          values[at + d]);
    }
    for (; k < found; k++) {
      VectorKernels.add(into, 0, into.length, rows[active[k]], values[at + active[k]]);
    }
  }

  @Override
  public Operation copy() {
    return new DenseOperation(inputs, units, bias, byInput, byUnit);
  }
}
