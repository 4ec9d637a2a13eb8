package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.Shape;

/** Computes activation functions over whole layers, and passes derivatives back through them. */
final class FunctionKernels {
  private FunctionKernels() {}

  /**
   * Applies a function.
   *
   * @param before pre-activations, [count × size]
   * @param after receives the outputs; may be the same array
   */
  static void apply(
      ActivationFunction function, float[] before, float[] after, int count, Shape shape) {
    int size = shape.size();
    int length = count * size;
    switch (function.kind()) {
      case IDENTITY -> {
        if (before != after) {
          System.arraycopy(before, 0, after, 0, length);
        }
      }
      case RELU -> {
        for (int i = 0; i < length; i++) {
          after[i] = Math.max(0f, before[i]);
        }
      }
      case SOFTMAX -> {
        for (int n = 0; n < count; n++) {
          for (int cell = 0; cell < shape.mapSize(); cell++) {
            softmax(before, after, n * size + cell, (n + 1) * size, shape.mapSize());
          }
        }
      }
      default -> {
        for (int i = 0; i < length; i++) {
          after[i] = (float) function.apply(before[i]);
        }
      }
    }
  }

  /** Over the numbers from {@code from} to {@code end}, {@code step} apart. */
  private static void softmax(float[] before, float[] after, int from, int end, int step) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < end; i += step) {
      largest = Math.max(largest, before[i]);
    }
    double sum = 0;
    for (int i = from; i < end; i += step) {
      sum += Math.exp(before[i] - largest);
    }
    for (int i = from; i < end; i += step) {
      after[i] = (float) (Math.exp(before[i] - largest) / sum);
    }
  }

  /**
   * Derivatives by the pre-activations from those by the outputs.
   *
   * @param byAfter derivatives with respect to the outputs, [count × size]
   * @param byBefore receives the derivatives with respect to the pre-activations; may be the same
   *     array
   */
  static void backward(
      ActivationFunction function,
      BackwardRule rule,
      float[] before,
      float[] after,
      float[] byAfter,
      float[] byBefore,
      int count,
      Shape shape) {
    int size = shape.size();
    int length = count * size;
    switch (function.kind()) {
      case IDENTITY -> System.arraycopy(byAfter, 0, byBefore, 0, length);
      case RELU -> relu(rule, before, byAfter, byBefore, length);
      case CLIPPED_RELU -> clipped(function, rule, before, byAfter, byBefore, length);
      case SOFTMAX -> {
        for (int n = 0; n < count; n++) {
          for (int cell = 0; cell < shape.mapSize(); cell++) {
            softmaxBackward(
                after, byAfter, byBefore, n * size + cell, (n + 1) * size, shape.mapSize());
          }
        }
      }
      default -> {
        for (int i = 0; i < length; i++) {
          byBefore[i] = (float) (byAfter[i] * function.derivative(before[i]));
        }
      }
    }
  }

  private static void softmaxBackward(
      float[] after, float[] byAfter, float[] byBefore, int from, int end, int step) {
    double mean = 0;
    for (int i = from; i < end; i += step) {
      mean += (double) byAfter[i] * after[i];
    }
    for (int i = from; i < end; i += step) {
      byBefore[i] = (float) (after[i] * (byAfter[i] - mean));
    }
  }

  private static void clipped(
      ActivationFunction function,
      BackwardRule rule,
      float[] before,
      float[] byAfter,
      float[] byBefore,
      int length) {
    relu(rule, before, byAfter, byBefore, length);
    for (int i = 0; i < length; i++) {
      if (before[i] >= function.a()) {
        byBefore[i] = 0;
      }
    }
  }

  private static void relu(
      BackwardRule rule, float[] before, float[] byAfter, float[] byBefore, int length) {
    switch (rule) {
      case GRADIENT -> {
        for (int i = 0; i < length; i++) {
          byBefore[i] = before[i] > 0 ? byAfter[i] : 0;
        }
      }
      case GUIDED -> {
        for (int i = 0; i < length; i++) {
          byBefore[i] = before[i] > 0 ? Math.max(0f, byAfter[i]) : 0;
        }
      }
      case DECONVOLUTION -> {
        for (int i = 0; i < length; i++) {
          byBefore[i] = Math.max(0f, byAfter[i]);
        }
      }
    }
  }
}
