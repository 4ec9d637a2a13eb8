package io.github.convoscope.explain.hierarchy;

import java.util.Random;

/**
 * Makes random kernels that are as smooth as a given one: white noise, blurred by a Gaussian until
 * neighbouring cells are as similar as in that kernel.
 */
final class SmoothNoise {
  private SmoothNoise() {}

  /** The smoothness of a kernel: the mean product of neighbouring cells over the mean square. */
  static double smoothness(float[] kernel, int size) {
    double products = 0;
    double squares = 0;
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        double here = kernel[r * size + c];
        squares += here * here;
        products += c + 1 < size ? here * kernel[r * size + c + 1] : 0;
        products += r + 1 < size ? here * kernel[(r + 1) * size + c] : 0;
      }
    }
    double pairs = 2.0 * size * (size - 1);
    return squares > 0 ? products / pairs / (squares / (size * size)) : 0;
  }

  /**
   * Makes a random kernel.
   *
   * @param smoothness the wanted smoothness, as {@link #smoothness(float[], int)} measures it
   */
  static float[] kernel(int size, double smoothness, Random random) {
    int canvas = 3 * size;
    double[] noise = new double[canvas * canvas];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    double leastBlur = 0.1;
    double mostBlur = size;
    float[] kernel = blurred(noise, canvas, size, leastBlur);
    for (int i = 0; i < 24; i++) {
      double blur = (leastBlur + mostBlur) / 2;
      kernel = blurred(noise, canvas, size, blur);
      if (smoothness(kernel, size) < smoothness) {
        leastBlur = blur;
      } else {
        mostBlur = blur;
      }
    }
    return kernel;
  }

  private static float[] blurred(double[] noise, int canvas, int size, double blur) {
    double[] taps = new double[2 * size + 1];
    for (int i = 0; i < taps.length; i++) {
      double distance = (i - size) / blur;
      taps[i] = Math.exp(-distance * distance / 2);
    }
    double[] half = new double[canvas * size];
    for (int r = 0; r < canvas; r++) {
      for (int c = 0; c < size; c++) {
        for (int i = 0; i < taps.length; i++) {
          half[r * size + c] += taps[i] * noise[r * canvas + Math.min(canvas - 1, c + i)];
        }
      }
    }
    float[] kernel = new float[size * size];
    for (int r = 0; r < size; r++) {
      for (int c = 0; c < size; c++) {
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
          sum += taps[i] * half[Math.min(canvas - 1, r + i) * size + c];
        }
        kernel[r * size + c] = (float) sum;
      }
    }
    return kernel;
  }
}
