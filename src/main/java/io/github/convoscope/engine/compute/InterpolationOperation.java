package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.operator.InterpolationOperator;
import java.util.Arrays;

/** Makes each cell a weighted sum of few neighbouring cells of its channel. */
final class InterpolationOperation implements Operation {
  private final Shape below;
  private final Shape shape;
  private final int[] sources;
  private final float[] factors;
  private final int taps;

  InterpolationOperation(
      Shape below, Shape shape, InterpolationOperator operator, LayerWeights weights) {
    this.below = below;
    this.shape = shape;
    factors = weights.kernel();
    taps = operator.tapRows() * operator.tapColumns();
    sources = new int[shape.mapSize() * taps];
    for (int i = 0; i < sources.length; i++) {
      int cell = i / taps;
      int row = operator.firstRows().get(cell / shape.columns()) + i % taps / operator.tapColumns();
      int column = operator.firstColumns().get(cell % shape.columns()) + i % operator.tapColumns();
      sources[i] = row * below.columns() + column;
    }
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int map = 0; map < count * shape.channels(); map++) {
      int from = map * below.mapSize();
      int to = map * shape.mapSize();
      for (int cell = 0; cell < shape.mapSize(); cell++) {
        float sum = 0;
        for (int i = cell * taps; i < (cell + 1) * taps; i++) {
          sum += in[from + sources[i]] * factors[i];
        }
        out[to + cell] = sum;
      }
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    Arrays.fill(byIn, 0, count * below.size(), 0);
    for (int map = 0; map < count * shape.channels(); map++) {
      int from = map * below.mapSize();
      int to = map * shape.mapSize();
      for (int i = 0; i < sources.length; i++) {
        byIn[from + sources[i]] += byOut[to + i / taps] * factors[i];
      }
    }
  }

  @Override
  public Operation copy() {
    return this;
  }
}
