package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.Shape;

/** Computes PReLU: x where it is positive, otherwise x times the slope of its channel or cell. */
final class ParametricReluOperation implements Operation {
  private final Shape shape;
  private final float[] slopes;
  private final boolean shared;

  ParametricReluOperation(Shape shape, float[] slopes, boolean shared) {
    this.shape = shape;
    this.slopes = slopes;
    this.shared = shared;
  }

  private float slope(int cell) {
    return slopes[shared ? cell / shape.mapSize() : cell];
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    int size = shape.size();
    for (int i = 0; i < count * size; i++) {
      out[i] = in[i] >= 0 ? in[i] : slope(i % size) * in[i];
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    int size = shape.size();
    for (int i = 0; i < count * size; i++) {
      byIn[i] = in[i] >= 0 ? byOut[i] : slope(i % size) * byOut[i];
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}
