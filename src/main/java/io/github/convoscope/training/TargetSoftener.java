package io.github.convoscope.training;

/** Changes the targets of a batch, such as by the answers of teachers. */
@FunctionalInterface
interface TargetSoftener {
  /**
   * Changes targets in place.
   *
   * @param inputs [count × input size]
   * @param targets [count × classes]; the sum of each stays 1
   */
  void soften(float[] inputs, float[] targets);
}
