package io.github.convoscope.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reduces the differences between neighbouring weights of a convolution's kernels. Each step goes
 * down the gradient of half the sum of squared differences between neighbours in a row or a column.
 * Weights at a kernel's border have no neighbour outside, so the mean of a kernel does not change.
 */
final class KernelSmoothing {
  private final INDArray kernels;
  private final int height;
  private final int width;

  /**
   * Makes an object that changes these weights in place.
   *
   * @param kernels outputs × inputs × height × width
   */
  KernelSmoothing(INDArray kernels) {
    this.kernels = kernels;
    height = (int) kernels.size(2);
    width = (int) kernels.size(3);
  }

  /** Makes a step of {@code rate} times the gradient; stable up to a rate of 1/4. */
  void apply(double rate) {
    if (rate == 0) {
      return;
    }
    float[] before = kernels.dup('c').data().asFloat();
    float[] after = new float[before.length];
    for (int i = 0; i < before.length; i++) {
      int row = i / width % height;
      int column = i % width;
      double pull = 0;
      pull += row > 0 ? before[i - width] - before[i] : 0;
      pull += row < height - 1 ? before[i + width] - before[i] : 0;
      pull += column > 0 ? before[i - 1] - before[i] : 0;
      pull += column < width - 1 ? before[i + 1] - before[i] : 0;
      after[i] = (float) (before[i] + rate * pull);
    }
    kernels.assign(Nd4j.create(after, kernels.shape(), 'c'));
  }
}
