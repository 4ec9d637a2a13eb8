package io.github.convoscope.explain.hierarchy;

import java.util.Random;

/**
 * Random kernels as smooth as a given one: white noise, blurred by a Gaussian until neighbours are
 * as alike as the kernel's own.
 */
final class SmoothNoise {
  private SmoothNoise() {}

  /** Likeness of neighbours: mean product of neighbours over mean square. */
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
   * A random kernel.
   *
   * @param smoothness likeness of neighbours to have, as {@link #smoothness} measures it
   */
  static float[] kernel(int size, double smoothness, Random random) {
    int canvas = 3 * size;
    double[] noise = new double[canvas * canvas];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    double narrow = 0.1;
    double wide = size;
    float[] kernel = cut(noise, canvas, size, narrow);
    for (int round = 0; round < 24; round++) {
      double blur = (narrow + wide) / 2;
      kernel = cut(noise, canvas, size, blur);
      if (smoothness(kernel, size) < smoothness) {
        narrow = blur;
      } else {
        wide = blur;
      }
    }
    return kernel;
  }

  private static float[] cut(double[] noise, int canvas, int size, double blur) {
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
