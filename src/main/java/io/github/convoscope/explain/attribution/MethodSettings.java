package io.github.convoscope.explain.attribution;

import java.util.List;

/**
 * What the methods can be told; each reads only what concerns it.
 *
 * @param absolute saliency: magnitudes instead of signed numbers
 * @param steps integrated gradients: number of Gauss-Legendre nodes on the way, at least 1
 * @param adaptive integrated gradients: as many steps as it takes instead, see {@link AdaptivePath}
 * @param baselines where integrated gradients, conductance and occlusion start from, each in the
 *     input's shape; the path methods take the mean over all, occlusion the first; empty means all
 *     zeros
 * @param samples SmoothGrad: number of noisy copies, at least 1
 * @param sigma SmoothGrad: standard deviation of the noise as a share of {@code range}
 * @param range width of the range of numbers that the network takes
 * @param smoothing SmoothGrad: what is made of the gradients of the copies
 * @param seed of everything random: the same seed gives the same map
 * @param window occlusion: side of the square that is covered, in pixels
 * @param stride occlusion: how far the square moves, 1 to {@code window}
 * @param layer Grad-CAM and conductance: the layer looked at, or {@link #LAST_CONVOLUTION}
 * @param atLayer Grad-CAM: the map in the layer's own size instead of the input's
 */
public record MethodSettings(
    boolean absolute,
    int steps,
    boolean adaptive,
    List<float[]> baselines,
    int samples,
    double sigma,
    double range,
    Smoothing smoothing,
    long seed,
    int window,
    int stride,
    int layer,
    boolean atLayer) {
  /** Stands for the last convolution below the target, or the last layer with maps. */
  public static final int LAST_CONVOLUTION = -1;

  /** The defaults of the command line. */
  public static final MethodSettings DEFAULT =
      new MethodSettings(
          false,
          50,
          false,
          List.of(),
          25,
          0.15,
          1,
          Smoothing.MEAN,
          0,
          4,
          1,
          LAST_CONVOLUTION,
          false);

  /** What SmoothGrad makes of the gradients g of the noisy copies. */
  public enum Smoothing {
    /** mean(g): SmoothGrad. */
    MEAN,
    /** mean(g²): SmoothGrad squared (Hooker et al. 2019). */
    SQUARED,
    /** mean(g²) − mean(g)²: VarGrad (Adebayo et al. 2018). */
    VARIANCE
  }

  /** Checks the ranges. */
  public MethodSettings {
    baselines = List.copyOf(baselines);
    if (steps < 1 || samples < 1 || window < 1 || stride < 1 || stride > window || !(sigma >= 0)) {
      throw new IllegalArgumentException(
          "steps %d, samples %d, window %d, stride %d, sigma %s"
              .formatted(steps, samples, window, stride, sigma));
    }
  }

  /** The same with magnitudes, or signed numbers, for saliency. */
  public MethodSettings withAbsolute(boolean value) {
    return new MethodSettings(
        value, steps, adaptive, baselines, samples, sigma, range, smoothing, seed, window, stride,
        layer, atLayer);
  }

  /** The same with another number of steps. */
  public MethodSettings withSteps(int value) {
    return new MethodSettings(
        absolute, value, adaptive, baselines, samples, sigma, range, smoothing, seed, window,
        stride, layer, atLayer);
  }

  /** The same with as many steps as it takes, or with its number of steps. */
  public MethodSettings withAdaptive(boolean value) {
    return new MethodSettings(
        absolute, steps, value, baselines, samples, sigma, range, smoothing, seed, window, stride,
        layer, atLayer);
  }

  /** The same for another width of the input's range. */
  public MethodSettings withRange(double value) {
    return new MethodSettings(
        absolute, steps, adaptive, baselines, samples, sigma, value, smoothing, seed, window,
        stride, layer, atLayer);
  }

  /** The same with other baselines. */
  public MethodSettings withBaselines(List<float[]> value) {
    return new MethodSettings(
        absolute, steps, adaptive, value, samples, sigma, range, smoothing, seed, window, stride,
        layer, atLayer);
  }

  /** The same with another number of noisy copies and another noise. */
  public MethodSettings withNoise(int newSamples, double newSigma, Smoothing newSmoothing) {
    return new MethodSettings(
        absolute,
        steps,
        adaptive,
        baselines,
        newSamples,
        newSigma,
        range,
        newSmoothing,
        seed,
        window,
        stride,
        layer,
        atLayer);
  }

  /** The same with another seed. */
  public MethodSettings withSeed(long value) {
    return new MethodSettings(
        absolute, steps, adaptive, baselines, samples, sigma, range, smoothing, value, window,
        stride, layer, atLayer);
  }

  /** The same with another window and stride for occlusion. */
  public MethodSettings withWindow(int newWindow, int newStride) {
    return new MethodSettings(
        absolute, steps, adaptive, baselines, samples, sigma, range, smoothing, seed, newWindow,
        newStride, layer, atLayer);
  }

  /** The same for another layer, and in its own size or not. */
  public MethodSettings withLayer(int value, boolean inItsOwnSize) {
    return new MethodSettings(
        absolute,
        steps,
        adaptive,
        baselines,
        samples,
        sigma,
        range,
        smoothing,
        seed,
        window,
        stride,
        value,
        inItsOwnSize);
  }
}
