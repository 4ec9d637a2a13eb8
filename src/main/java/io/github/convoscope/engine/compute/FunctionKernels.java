package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.network.ActivationFunction;

/** Activation functions over whole layers, and how derivatives pass back through them. */
final class FunctionKernels {
  private FunctionKernels() {}

  /**
   * Applies a function.
   *
   * @param before pre-activations, [count × size]
   * @param after receives the outputs; may be the same array
   */
  static void apply(
      ActivationFunction function, float[] before, float[] after, int count, int size) {
    int length = count * size;
    switch (function) {
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
          softmax(before, after, n * size, size);
        }
      }
      default -> {
        for (int i = 0; i < length; i++) {
          after[i] = (float) function.apply(before[i]);
        }
      }
    }
  }

  private static void softmax(float[] before, float[] after, int from, int size) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + size; i++) {
      largest = Math.max(largest, before[i]);
    }
    double sum = 0;
    for (int i = from; i < from + size; i++) {
      sum += Math.exp(before[i] - largest);
    }
    for (int i = from; i < from + size; i++) {
      after[i] = (float) (Math.exp(before[i] - largest) / sum);
    }
  }

  /**
   * Derivatives by the pre-activations from those by the outputs.
   *
   * @param byAfter derivatives by the outputs, [count × size]
   * @param byBefore receives the derivatives by the pre-activations; may be the same array
   */
  static void backward(
      ActivationFunction function,
      BackwardRule rule,
      float[] before,
      float[] after,
      float[] byAfter,
      float[] byBefore,
      int count,
      int size) {
    int length = count * size;
    switch (function) {
      case IDENTITY -> System.arraycopy(byAfter, 0, byBefore, 0, length);
      case RELU -> relu(rule, before, byAfter, byBefore, length);
      case SOFTMAX -> {
        for (int from = 0; from < length; from += size) {
          double mean = 0;
          for (int i = from; i < from + size; i++) {
            mean += (double) byAfter[i] * after[i];
          }
          for (int i = from; i < from + size; i++) {
            byBefore[i] = (float) (after[i] * (byAfter[i] - mean));
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
