package io.github.convoscope.explain.attribution;

import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Random;

/**
 * SmoothGrad (Smilkov et al. 2017, arXiv 1706.03825) and two relatives: the gradient averaged over
 * noisy copies of the input. Sums are in double precision.
 *
 * @param samples number of noisy copies, at least 1
 * @param sigma standard deviation of the noise, as a share of the input's range
 * @param smoothing what is made of the gradients of the copies
 * @param seed of the noise: the same seed gives the same map
 */
public record SmoothGrad(int samples, double sigma, Smoothing smoothing, long seed)
    implements AttributionMethod {
  /** What SmoothGrad makes of the gradients g of the noisy copies. */
  public enum Smoothing {
    /** mean(g): SmoothGrad. */
    MEAN,
    /** mean(g²): SmoothGrad squared (Hooker et al. 2019). */
    SQUARED,
    /** mean(g²) − mean(g)²: VarGrad (Adebayo et al. 2018). */
    VARIANCE
  }

  private static final MethodOption<Integer> SAMPLES =
      new MethodOption<>("samples", Integer.class, 25, "noisy copies");
  private static final MethodOption<Double> SIGMA =
      new MethodOption<>("sigma", Double.class, 0.15, "noise as a share of the input's range");
  private static final MethodOption<Smoothing> SMOOTHING =
      new MethodOption<>(
          "smoothing",
          Smoothing.class,
          Smoothing.MEAN,
          "mean, squared or variance of the gradients");
  private static final MethodOption<Long> SEED =
      new MethodOption<>("seed", Long.class, 0L, "where random numbers start");

  /** 25 samples with noise of 0.15 of the range, seed 0. */
  public static final SmoothGrad DEFAULT =
      new SmoothGrad(SAMPLES.standard(), SIGMA.standard(), SMOOTHING.standard(), SEED.standard());

  /** Checks the ranges. */
  public SmoothGrad {
    SAMPLES.requireAtLeast(1, samples);
    SIGMA.requireAtLeast(0, sigma);
  }

  @Override
  public String id() {
    return "smoothgrad";
  }

  @Override
  public AttributionMethod preview() {
    return Saliency.DEFAULT;
  }

  @Override
  public List<MethodOption<?>> options() {
    return List.of(SAMPLES, SIGMA, SMOOTHING, SEED);
  }

  @Override
  public AttributionMethod with(OptionValues values) {
    return new SmoothGrad(
        values.get(SAMPLES), values.get(SIGMA), values.get(SMOOTHING), values.get(SEED));
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    double noise = sigma * explained.range();
    return RawMap.ofInput(explained, map(explained.field(), explained.input(), noise, progress));
  }

  /**
   * The map.
   *
   * @param noise standard deviation of the noise, in the input's units
   * @return [size]
   */
  double[] map(ScalarField field, float[] x, double noise, Progress progress) {
    Random random = new Random(seed);
    double[] sum = new double[x.length];
    double[] squares = new double[x.length];
    field.sweepGradients(
        samples,
        (index, into, offset) -> {
          for (int i = 0; i < x.length; i++) {
            into[offset + i] = (float) (x[i] + noise * random.nextGaussian());
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
    double n = samples;
    for (int i = 0; i < x.length; i++) {
      double mean = sum[i] / n;
      sum[i] =
          switch (smoothing) {
            case MEAN -> mean;
            case SQUARED -> squares[i] / n;
            case VARIANCE -> Math.max(0, squares[i] / n - mean * mean);
          };
    }
    return sum;
  }
}
