package io.github.convoscope.explain.attribution;

import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Random;

/**
 * Integrated gradients and SmoothGrad: averages of the gradient over many points. Sums are in
 * double precision.
 */
final class PathMethods {
  private PathMethods() {}

  /**
   * Integrated gradients (Sundararajan et al. 2017): (x − x0) · ∫ ∇f(x0 + a (x − x0)) da by
   * Gauss-Legendre quadrature, as the mean over the baselines x0 (expected gradients, Erion et al.
   * 2021, with every baseline's path integrated in full).
   *
   * @return the map, [size]; exactly 0 where x equals every baseline
   */
  static double[] integratedGradients(
      ScalarField field, float[] x, List<float[]> baselines, int steps, Progress progress) {
    GaussLegendre rule = GaussLegendre.of(steps);
    double[] map = new double[x.length];
    field.sweepGradients(
        steps * baselines.size(),
        (index, into, offset) -> {
          float[] from = baselines.get(index / steps);
          double a = rule.nodes()[index % steps];
          for (int i = 0; i < x.length; i++) {
            into[offset + i] = (float) (from[i] + a * ((double) x[i] - from[i]));
          }
        },
        (index, value, gradients, offset) -> {
          float[] from = baselines.get(index / steps);
          double share = rule.weights()[index % steps] / baselines.size();
          for (int i = 0; i < x.length; i++) {
            map[i] += share * gradients[offset + i] * ((double) x[i] - from[i]);
          }
        },
        progress);
    return map;
  }

  /**
   * SmoothGrad and its two relatives over copies with normal noise.
   *
   * @param sigma standard deviation of the noise, in the input's units
   * @return the map, [size]
   */
  static double[] smoothGrad(
      ScalarField field, float[] x, double sigma, MethodSettings settings, Progress progress) {
    Random random = new Random(settings.seed());
    double[] sum = new double[x.length];
    double[] squares = new double[x.length];
    field.sweepGradients(
        settings.samples(),
        (index, into, offset) -> {
          for (int i = 0; i < x.length; i++) {
            into[offset + i] = (float) (x[i] + sigma * random.nextGaussian());
          }
        },
        (index, value, gradients, offset) -> {
          for (int i = 0; i < x.length; i++) {
            double gradient = gradients[offset + i];
            sum[i] += gradient;
            squares[i] += gradient * gradient;
          }
        },
        progress);
    double n = settings.samples();
    for (int i = 0; i < x.length; i++) {
      double mean = sum[i] / n;
      sum[i] =
          switch (settings.smoothing()) {
            case MEAN -> mean;
            case SQUARED -> squares[i] / n;
            case VARIANCE -> Math.max(0, squares[i] / n - mean * mean);
          };
    }
    return sum;
  }
}
