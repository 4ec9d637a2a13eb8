package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import io.github.convoscope.network.Window;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Tests the claim that a network's first layer consists of oriented edge detectors. It fits a Gabor
 * function to each kernel, and to random kernels that are equally smooth, and compares the fits.
 * Immutable.
 *
 * @param fits a fit for each kernel (of each input channel of each unit)
 * @param percentiles for each kernel the share of its random kernels with a worse fit, 0 to 1
 * @param chance mean goodness of all random kernels
 * @param pValue share of random sets of kernels whose mean goodness is at least that of the real
 *     ones; at least one over the number of sets
 * @param controls number of random kernels for each real one
 */
public record EdgeClaim(
    List<GaborFit> fits, double[] percentiles, double chance, double pValue, int controls) {
  private static final int SETS = 10_000;

  /** True where a network's first layer after the input is a convolution with square kernels. */
  public static boolean applies(NetworkSpec spec) {
    LayerSpec first = spec.layer(1);
    Window window = first.window();
    return first.kind() == LayerKind.CONVOLUTION
        && window != null
        && window.kernelRows() == window.kernelColumns()
        && window.kernelRows() >= 3;
  }

  /**
   * Tests the first layer.
   *
   * @param controls random kernels for each real one; each takes about 5 ms
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static EdgeClaim of(
      NetworkSpec spec, Weights weights, int controls, long seed, Progress progress) {
    int size = spec.layer(1).requireWindow().kernelRows();
    float[] all = weights.of(1).kernel();
    int kernels = all.length / (size * size);
    Random random = new Random(seed);
    List<GaborFit> fits = new ArrayList<>();
    double[] percentiles = new double[kernels];
    double[][] randomGoodness = new double[kernels][controls];
    for (int k = 0; k < kernels; k++) {
      float[] kernel = Arrays.copyOfRange(all, k * size * size, (k + 1) * size * size);
      GaborFit fit = GaborFit.of(kernel, size);
      fits.add(fit);
      double smoothness = SmoothNoise.smoothness(kernel, size);
      int worse = 0;
      for (int i = 0; i < controls; i++) {
        progress.check();
        progress.report(
            (k + i / (double) controls) / kernels, Message.of("atlas.fitting", k + 1, kernels));
        float[] control = SmoothNoise.kernel(size, smoothness, random);
        randomGoodness[k][i] = GaborFit.of(control, size).goodness();
        worse += randomGoodness[k][i] < fit.goodness() ? 1 : 0;
      }
      percentiles[k] = worse / (double) controls;
    }
    double chance =
        Arrays.stream(randomGoodness).flatMapToDouble(Arrays::stream).average().orElse(0);
    return new EdgeClaim(fits, percentiles, chance, pValue(fits, randomGoodness, random), controls);
  }

  private static double pValue(List<GaborFit> fits, double[][] randomGoodness, Random random) {
    double real = fits.stream().mapToDouble(GaborFit::goodness).sum();
    int atLeastAsGood = 0;
    for (int set = 0; set < SETS; set++) {
      double sum = 0;
      for (double[] own : randomGoodness) {
        sum += own[random.nextInt(own.length)];
      }
      atLeastAsGood += sum >= real ? 1 : 0;
    }
    return (atLeastAsGood + 1.0) / (SETS + 1);
  }

  /** Mean goodness of the real kernels. */
  public double goodness() {
    return fits.stream().mapToDouble(GaborFit::goodness).average().orElse(0);
  }

  /** The number of kernels that have an orientation. */
  public long oriented() {
    return fits.stream().filter(GaborFit::oriented).count();
  }

  /** True where Gabor functions fit the real kernels better than random ones (p below 5 %). */
  public boolean holds() {
    return pValue < 0.05;
  }
}
