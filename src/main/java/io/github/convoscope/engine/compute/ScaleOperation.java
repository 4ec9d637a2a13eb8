package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;

/** Applies a fixed scale and shift to each channel. */
final class ScaleOperation implements Operation {
  private final Shape shape;
  private final LayerWeights weights;

  ScaleOperation(Shape shape, LayerWeights weights) {
    this.shape = shape;
    this.weights = weights;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    int i = 0;
    for (int map = 0; map < count * shape.channels(); map++) {
      float scale = weights.kernel()[map % shape.channels()];
      float shift = weights.bias()[map % shape.channels()];
      for (int end = i + shape.mapSize(); i < end; i++) {
        out[i] = scale * in[i] + shift;
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    int i = 0;
    for (int map = 0; map < count * shape.channels(); map++) {
      float scale = weights.kernel()[map % shape.channels()];
      for (int end = i + shape.mapSize(); i < end; i++) {
        byIn[i] = scale * byOut[i];
      }
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}
