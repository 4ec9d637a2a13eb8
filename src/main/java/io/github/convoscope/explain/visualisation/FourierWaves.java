package io.github.convoscope.explain.visualisation;

import java.util.Arrays;

/**
 * The waves of a real Fourier spectrum, scaled by 1/frequency (Olah et al. 2017, "decorrelated
 * Fourier space"), for colour images: photographs have such spectra. The parameters are the real
 * parts of half the spectrum, then its imaginary parts; the other half follows, as pixels are real.
 * The waves' period is the next power of two, of which the plane is a part. One thread at a time.
 */
final class FourierWaves implements Waves {
  /** Divides the waves' weights; Lucid's value. */
  private static final double DIVISOR = 4;

  private final int rows;
  private final int columns;
  private final int side;
  private final int half;
  private final FourierTransform transform;
  private final double[] weights;
  private final double[] re;
  private final double[] im;

  /** Waves for planes of {@code rows × columns}. */
  FourierWaves(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    int longer = Math.max(rows, columns);
    side = longer == 1 ? 1 : Integer.highestOneBit(longer - 1) * 2;
    half = side / 2 + 1;
    transform = new FourierTransform(side);
    weights = new double[side * half];
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < half; c++) {
        double frequency = Math.hypot(Math.min(r, side - r), c) / side;
        double falling = 1 / Math.max(frequency, 1.0 / side) / side / DIVISOR;
        boolean twice = c > 0 && 2 * c < side;
        weights[r * half + c] = twice ? 2 * falling : falling;
      }
    }
    re = new double[side * side];
    im = new double[side * side];
  }

  @Override
  public int count() {
    return 2 * weights.length;
  }

  @Override
  public void plane(double[] parameters, int from, double[] plane, int to) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < half; c++) {
        int i = r * half + c;
        re[r * side + c] = weights[i] * parameters[from + i];
        im[r * side + c] = weights[i] * parameters[from + weights.length + i];
      }
    }
    transform.backward(re, im);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(re, r * side, plane, to + r * columns, columns);
    }
  }

  @Override
  public void adjoint(double[] plane, int from, double[] parameters, int to) {
    spectrum(plane, from);
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < half; c++) {
        int i = r * half + c;
        parameters[to + i] = weights[i] * re[r * side + c];
        parameters[to + weights.length + i] = weights[i] * im[r * side + c];
      }
    }
  }

  @Override
  public void fit(double[] plane, int from, double[] parameters, int to) {
    spectrum(plane, from);
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < half; c++) {
        int i = r * half + c;
        boolean twice = c > 0 && 2 * c < side;
        double scale = (twice ? 2 : 1) / weights[i] / ((double) side * side);
        parameters[to + i] = scale * re[r * side + c];
        parameters[to + weights.length + i] = scale * im[r * side + c];
      }
    }
  }

  /** Transforms a plane, with zeros around it, into {@link #re} and {@link #im}. */
  private void spectrum(double[] plane, int from) {
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(plane, from + r * columns, re, r * side, columns);
    }
    transform.forward(re, im);
  }

  @Override
  public double constant() {
    return weights[0];
  }
}
