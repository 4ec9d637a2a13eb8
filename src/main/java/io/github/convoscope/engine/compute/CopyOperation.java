package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;

/** Passes values on unchanged, for activation layers and dropout. */
final class CopyOperation implements Operation {
  private final int size;

  CopyOperation(int size) {
    this.size = size;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    System.arraycopy(in, 0, out, 0, count * size);
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    System.arraycopy(byOut, 0, byIn, 0, count * size);
  }

  @Override
  public Operation copy() {
    return this;
  }
}
