package io.github.convoscope.explain.hierarchy;

/**
 * A Gabor function: a wave under a Gaussian bell. It is the standard model of a simple cell of the
 * visual cortex (Jones and Palmer 1987). Lengths are in cells of the kernel.
 *
 * @param row row of the bell's centre
 * @param column column of the bell's centre
 * @param angle direction of the wave, in radians, from right (0) to down (π/2)
 * @param frequency waves per cell
 * @param across standard deviation of the bell in the direction of the wave
 * @param along standard deviation of the bell along the wave's crests
 */
record Gabor(
    double row, double column, double angle, double frequency, double across, double along) {
  /** Least standard deviation: narrower bells cover a single cell. */
  private static final double LEAST_WIDTH = 0.7;

  /** The parameters as numbers, in the order of the record. */
  double[] numbers() {
    return new double[] {row, column, angle, frequency, across, along};
  }

  /** Makes one from {@link #numbers}, clamped to what fits a kernel of that size. */
  static Gabor of(double[] numbers, int size) {
    return new Gabor(
        clamp(numbers[0], 0, size - 1),
        clamp(numbers[1], 0, size - 1),
        numbers[2],
        clamp(numbers[3], 0, 0.4),
        clamp(numbers[4], LEAST_WIDTH, size),
        clamp(numbers[5], LEAST_WIDTH, size));
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /**
   * Fits the wave's amplitude and phase by least squares; the function is linear in its cosine and
   * sine.
   *
   * @param kernel [size × size]
   * @param fitted receives the fitted kernel
   * @return {amplitude of the cosine, amplitude of the sine, sum of squared errors}
   */
  double[] fit(float[] kernel, int size, double[] fitted) {
    double[] even = new double[kernel.length];
    double[] odd = new double[kernel.length];
    double evenEven = 0;
    double evenOdd = 0;
    double oddOdd = 0;
    double evenKernel = 0;
    double oddKernel = 0;
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    for (int i = 0; i < kernel.length; i++) {
      double down = i / size - row;
      double right = i % size - column;
      double u = cos * right + sin * down;
      double v = cos * down - sin * right;
      double bell = Math.exp(-u * u / (2 * across * across) - v * v / (2 * along * along));
      even[i] = bell * Math.cos(2 * Math.PI * frequency * u);
      odd[i] = bell * Math.sin(2 * Math.PI * frequency * u);
      evenEven += even[i] * even[i];
      evenOdd += even[i] * odd[i];
      oddOdd += odd[i] * odd[i];
      evenKernel += even[i] * kernel[i];
      oddKernel += odd[i] * kernel[i];
    }
    double determinant = evenEven * oddOdd - evenOdd * evenOdd;
    boolean both = determinant > 1e-6 * evenEven * evenEven;
    double a =
        both ? (evenKernel * oddOdd - oddKernel * evenOdd) / determinant : evenKernel / evenEven;
    double b = both ? (oddKernel * evenEven - evenKernel * evenOdd) / determinant : 0;
    double error = 0;
    for (int i = 0; i < kernel.length; i++) {
      fitted[i] = a * even[i] + b * odd[i];
      error += (kernel[i] - fitted[i]) * (kernel[i] - fitted[i]);
    }
    return new double[] {a, b, error};
  }
}
