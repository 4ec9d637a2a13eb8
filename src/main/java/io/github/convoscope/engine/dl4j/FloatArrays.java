package io.github.convoscope.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between ND4J's arrays and Java's. */
final class FloatArrays {
  private FloatArrays() {}

  /**
   * Copies all values, C-ordered.
   *
   * @param into used if it is long enough
   * @return {@code into}, or a new array where that is too short
   */
  static float[] get(INDArray from, float[] into) {
    int length = (int) from.length();
    float[] target = into.length >= length ? into : new float[length];
    boolean plain = from.ordering() == 'c' && !from.isView() && from.elementWiseStride() == 1;
    INDArray ordered = plain ? from : from.dup('c');
    ordered.data().asNioFloat().get(target, 0, length);
    return target;
  }

  /** Fills a C-ordered array that is no view. */
  static void put(float[] from, INDArray into) {
    into.data().asNioFloat().put(from, 0, (int) into.length());
  }
}
