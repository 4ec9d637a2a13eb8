package io.github.convoscope.explain.visualisation;

/**
 * The fast Fourier transform in two dimensions, for squares whose side is a power of two (Cooley
 * and Tukey 1965). {@link #forward} has the sign − in the exponent, {@link #backward} the sign +;
 * neither divides, so that each is the other's transpose. One thread at a time.
 */
final class FourierTransform {
  private final int side;
  private final double[] cosines;
  private final double[] sines;
  private final int[] reversed;
  private final double[] re;
  private final double[] im;

  /** The transform of squares of a side, a power of two. */
  FourierTransform(int side) {
    if (Integer.bitCount(side) != 1) {
      throw new IllegalArgumentException(side + " is no power of two");
    }
    this.side = side;
    cosines = new double[Math.max(1, side / 2)];
    sines = new double[cosines.length];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / side);
      sines[i] = Math.sin(2 * Math.PI * i / side);
    }
    reversed = new int[side];
    int bits = Integer.numberOfTrailingZeros(side);
    for (int i = 0; bits > 0 && i < side; i++) {
      reversed[i] = Integer.reverse(i) >>> (32 - bits);
    }
    re = new double[side];
    im = new double[side];
  }

  /** Replaces the numbers [side × side] by Σ x·exp(−2πi(kr + lc)/side). */
  void forward(double[] real, double[] imaginary) {
    transform(real, imaginary, -1);
  }

  /** Replaces the numbers [side × side] by Σ x·exp(+2πi(kr + lc)/side). */
  void backward(double[] real, double[] imaginary) {
    transform(real, imaginary, 1);
  }

  private void transform(double[] real, double[] imaginary, int sign) {
    for (int i = 0; i < side; i++) {
      line(real, imaginary, i * side, 1, sign);
    }
    for (int i = 0; i < side; i++) {
      line(real, imaginary, i, side, sign);
    }
  }

  private void line(double[] real, double[] imaginary, int from, int step, int sign) {
    for (int i = 0; i < side; i++) {
      re[i] = real[from + reversed[i] * step];
      im[i] = imaginary[from + reversed[i] * step];
    }
    for (int half = 1; half < side; half *= 2) {
      int stride = side / 2 / half;
      for (int start = 0; start < side; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          double cos = cosines[k * stride];
          double sin = sign * sines[k * stride];
          int one = start + k;
          int other = one + half;
          double turnedRe = re[other] * cos - im[other] * sin;
          double turnedIm = re[other] * sin + im[other] * cos;
          re[other] = re[one] - turnedRe;
          im[other] = im[one] - turnedIm;
          re[one] += turnedRe;
          im[one] += turnedIm;
        }
      }
    }
    for (int i = 0; i < side; i++) {
      real[from + i * step] = re[i];
      imaginary[from + i * step] = im[i];
    }
  }
}
