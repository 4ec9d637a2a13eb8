package io.github.convoscope.explain.hierarchy;

/**
 * A Gabor function, the standard description of a simple cell of the visual cortex (Jones and
 * Palmer 1987): a wave under a Gaussian bell. Lengths are in cells of the kernel.
 *
 * @param row the bell's middle, downwards from the kernel's first row
 * @param column the bell's middle, to the right from the kernel's first column
 * @param angle direction in which the wave runs, in radians, from right (0) to down (π/2)
 * @param frequency waves a cell
 * @param across width (standard deviation) of the bell along the wave
 * @param along width of the bell along the wave's crests
 */
record Gabor(
    double row, double column, double angle, double frequency, double across, double along) {
  /** Narrowest bell: below it a single cell would do. */
  private static final double NARROWEST = 0.7;

  /** The parameters as numbers, in the order of the record. */
  double[] numbers() {
    return new double[] {row, column, angle, frequency, across, along};
  }

  /** From {@link #numbers}, drawn back into what makes sense for a kernel of that size. */
  static Gabor of(double[] numbers, int size) {
    return new Gabor(
        clamp(numbers[0], 0, size - 1),
        clamp(numbers[1], 0, size - 1),
        numbers[2],
        clamp(numbers[3], 0, 0.4),
        clamp(numbers[4], NARROWEST, size),
        clamp(numbers[5], NARROWEST, size));
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /**
   * Fits the wave's height and phase, which enter linearly.
   *
   * @param kernel [size × size]
   * @param fitted receives the fitted kernel
   * @return {height of the cosine, height of the sine, sum of squared errors}
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
