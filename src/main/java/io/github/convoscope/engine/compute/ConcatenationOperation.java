package io.github.convoscope.engine.compute;

import io.github.convoscope.network.Shape;
import java.util.List;

/** Joins the channels of several layers, one layer after the other. */
final class ConcatenationOperation implements MergeOperation {
  private final int[] sizes;
  private final int[] offsets;
  private final int size;

  ConcatenationOperation(List<Shape> inputs) {
    sizes = inputs.stream().mapToInt(Shape::size).toArray();
    offsets = new int[sizes.length];
    int sum = 0;
    for (int k = 0; k < sizes.length; k++) {
      offsets[k] = sum;
      sum += sizes[k];
    }
    size = sum;
  }

  @Override
  public void forward(float[][] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      for (int k = 0; k < in.length; k++) {
        System.arraycopy(in[k], n * sizes[k], out, n * size + offsets[k], sizes[k]);
      }
    }
  }

  @Override
  public void backward(float[][] in, float[] byOut, int input, float[] byIn, int count) {
    for (int n = 0; n < count; n++) {
      System.arraycopy(byOut, n * size + offsets[input], byIn, n * sizes[input], sizes[input]);
    }
  }
}
