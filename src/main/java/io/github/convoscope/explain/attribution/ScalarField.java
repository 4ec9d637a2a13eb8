package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.task.Progress;

/** A scalar function of the input, with its gradient. */
interface ScalarField {
  /** Number of inputs of the function. */
  int size();

  /** How many points to compute at once. */
  int batch();

  /**
   * The function's values.
   *
   * @param points [count × size]
   * @param into [count]
   */
  void values(float[] points, int count, double[] into);

  /**
   * Values and gradients.
   *
   * @param points [count × size]
   * @param values receives the values, [count]
   * @param gradients receives the gradients, [count × size]
   */
  void gradients(float[] points, int count, double[] values, float[] gradients);

  /** The value at one point. */
  default double value(float[] point) {
    double[] value = new double[1];
    values(point, 1, value);
    return value[0];
  }

  /** Where a sweep gets its points from. */
  interface Points {
    /** Writes point number {@code index} into an array from {@code offset} on. */
    void write(int index, float[] into, int offset);
  }

  /** What receives the results of a sweep. */
  interface Results {
    /**
     * Receives the results of point number {@code index}; its gradient starts at {@code offset}.
     */
    void accept(int index, double value, float[] gradients, int offset);
  }

  /** Computes values and gradients of many points in order, in batches, stopping when cancelled. */
  default void sweepGradients(int points, Points source, Results results, Progress progress) {
    sweep(points, source, results, progress, true);
  }

  /** Computes values of many points in order, in batches, stopping when cancelled. */
  default void sweepValues(int points, Points source, Results results, Progress progress) {
    sweep(points, source, results, progress, false);
  }

  private void sweep(
      int points, Points source, Results results, Progress progress, boolean gradient) {
    int most = Math.max(1, Math.min(batch(), points));
    float[] inputs = new float[most * size()];
    float[] gradients = new float[gradient ? most * size() : 0];
    double[] values = new double[most];
    for (int from = 0; from < points; from += most) {
      progress.check();
      progress.report((double) from / points, Message.of("attribution.working"));
      int count = Math.min(most, points - from);
      for (int i = 0; i < count; i++) {
        source.write(from + i, inputs, i * size());
      }
      if (gradient) {
        gradients(inputs, count, values, gradients);
      } else {
        values(inputs, count, values);
      }
      for (int i = 0; i < count; i++) {
        results.accept(from + i, values[i], gradients, i * size());
      }
    }
  }
}
