package io.github.convoscope.explain.visualisation;

import java.util.Arrays;

/**
 * The orthonormal two-dimensional cosine transform (DCT-II): writes an image as a sum of cosine
 * waves. Its inverse is its transpose, so {@link #forward} is also the adjoint of {@link #inverse}.
 * Immutable.
 */
final class CosineTransform {
  private final int rows;
  private final int columns;
  private final double[] vertical;
  private final double[] horizontal;

  /** The transform for images of {@code rows × columns}. */
  CosineTransform(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    vertical = basis(rows);
    horizontal = rows == columns ? vertical : basis(columns);
  }

  /** The basis [frequency, position] of one direction; its rows are orthonormal. */
  static double[] basis(int length) {
    double[] basis = new double[length * length];
    for (int k = 0; k < length; k++) {
      double norm = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
      for (int i = 0; i < length; i++) {
        basis[k * length + i] = norm * Math.cos(Math.PI * (i + 0.5) * k / length);
      }
    }
    return basis;
  }

  /** Replaces the image [rows × columns] at {@code from} by its coefficients. */
  void forward(double[] plane, int from) {
    transform(plane, from, false);
  }

  /** Replaces the coefficients [rows × columns] at {@code from} by their image. */
  void inverse(double[] plane, int from) {
    transform(plane, from, true);
  }

  private void transform(double[] plane, int from, boolean inverse) {
    double[] half = new double[rows * columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double sum = 0;
        for (int i = 0; i < columns; i++) {
          int at = inverse ? i * columns + c : c * columns + i;
          sum += plane[from + r * columns + i] * horizontal[at];
        }
        half[r * columns + c] = sum;
      }
    }
    Arrays.fill(plane, from, from + rows * columns, 0);
    for (int r = 0; r < rows; r++) {
      for (int i = 0; i < rows; i++) {
        double weight = vertical[inverse ? i * rows + r : r * rows + i];
        for (int c = 0; c < columns; c++) {
          plane[from + r * columns + c] += weight * half[i * columns + c];
        }
      }
    }
  }
}
