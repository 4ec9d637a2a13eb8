package io.github.convoscope.engine.compute;

/**
 * The loops in which nearly all arithmetic happens. All arrays of a loop are read and written at
 * the same index, and at most four rows are added at a time: only then does the JIT compiler turn
 * them into vector instructions (docs/performance-history.md has the measurements). The numbers are
 * multiplied and added one after the other as written, so every machine gives the same bits.
 */
final class VectorKernels {
  /** Rows that one loop adds. */
  static final int FUSED = 4;

  private static final int LINE = 16;
  private static final int HEADER = 4;

  private VectorKernels() {}

  /**
   * Arrays of at least this length, made one after the other and filling whole cache lines, so that
   * all lie alike: vectors read from several at the same index then cross no lines, which is worth
   * half of the speed again.
   */
  static float[][] rows(int count, int length) {
    int lines = (HEADER + length + LINE - 1) / LINE;
    return new float[count][lines * LINE - HEADER];
  }

  /** {@code into += p a + q b + r c + s d}, over the indices from {@code from} to {@code to}. */
  static void add(
      float[] into,
      int from,
      int to,
      float[] a,
      float[] b,
      float[] c,
      float[] d,
      float p,
      float q,
      float r,
      float s) {
    for (int i = from; i < to; i++) {
      into[i] += (p * a[i] + q * b[i]) + (r * c[i] + s * d[i]);
    }
  }

  /** {@code into += p a}, over the indices from {@code from} to {@code to}. */
  static void add(float[] into, int from, int to, float[] a, float p) {
    for (int i = from; i < to; i++) {
      into[i] += p * a[i];
    }
  }

  /** {@code into += a}, over the indices from {@code from} to {@code to}. */
  static void add(float[] into, int from, int to, float[] a) {
    for (int i = from; i < to; i++) {
      into[i] += a[i];
    }
  }

  /** {@code into = max(into, a)}, over the indices up to {@code to}. */
  static void largest(float[] into, int to, float[] a) {
    for (int i = 0; i < to; i++) {
      into[i] = Math.max(into[i], a[i]);
    }
  }

  /** True when all numbers from {@code from} to {@code to} are zero. */
  static boolean zero(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (values[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
