package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Copies one input cell, or zero, to each output cell: for padding, cropping, upsampling and
 * reshaping.
 */
final class GatherOperation implements Operation {
  private static final int ZERO = -1;

  private final int inputSize;
  private final int[] sources;

  /** The operation of a layer, which cells it reads taken from its operator. */
  GatherOperation(LayerSpec layer, Shape input) {
    inputSize = input.size();
    sources = new int[layer.shape().size()];
    Arrays.fill(sources, ZERO);
    for (int i = 0; i < sources.length; i++) {
      int cell = i;
      layer
          .operator()
          .visitSources(
              List.of(input),
              layer.shape(),
              layer.shape().neuron(layer.index(), i),
              (which, from, weight, tapRow, tapColumn) -> sources[cell] = from);
    }
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < sources.length; i++) {
        out[n * sources.length + i] = sources[i] == ZERO ? 0 : in[n * inputSize + sources[i]];
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    Arrays.fill(byIn, 0, count * inputSize, 0);
    for (int n = 0; n < count; n++) {
      for (int i = 0; i < sources.length; i++) {
        if (sources[i] != ZERO) {
          byIn[n * inputSize + sources[i]] += byOut[n * sources.length + i];
        }
      }
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}
