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
 * Tests the claim that a network's first layer consists of oriented edge detectors: how well a
 * Gabor function fits each kernel, set against how well it fits random kernels that are equally
 * smooth. Immutable.
 *
 * @param fits a fit for each kernel (of each input channel of each unit)
 * @param percentiles share of equally smooth random kernels that are fitted worse, 0 to 1
 * @param chance mean goodness of all random kernels
 * @param pValue share of random sets of as many kernels whose mean goodness is at least the real
 *     one; no smaller than one over the number of sets
 * @param controls random kernels for each real one
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
   * @throws io.github.convoscope.task.CancelledException when no longer wanted
   */
  public static EdgeClaim of(
      NetworkSpec spec, Weights weights, int controls, long seed, Progress progress) {
    int size = spec.layer(1).requireWindow().kernelRows();
    float[] all = weights.of(1).kernel();
    int kernels = all.length / (size * size);
    Random random = new Random(seed);
    List<GaborFit> fits = new ArrayList<>();
    double[] percentiles = new double[kernels];
    double[][] byChance = new double[kernels][controls];
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
        byChance[k][i] = GaborFit.of(control, size).goodness();
        worse += byChance[k][i] < fit.goodness() ? 1 : 0;
      }
      percentiles[k] = worse / (double) controls;
    }
    double chance = Arrays.stream(byChance).flatMapToDouble(Arrays::stream).average().orElse(0);
    return new EdgeClaim(fits, percentiles, chance, pValue(fits, byChance, random), controls);
  }

  private static double pValue(List<GaborFit> fits, double[][] byChance, Random random) {
    double real = fits.stream().mapToDouble(GaborFit::goodness).sum();
    int asGood = 0;
    for (int set = 0; set < SETS; set++) {
      double sum = 0;
      for (double[] own : byChance) {
        sum += own[random.nextInt(own.length)];
      }
      asGood += sum >= real ? 1 : 0;
    }
    return (asGood + 1.0) / (SETS + 1);
  }

  /** Mean goodness of the real kernels. */
  public double goodness() {
    return fits.stream().mapToDouble(GaborFit::goodness).average().orElse(0);
  }

  /** Number of kernels with an orientation. */
  public long oriented() {
    return fits.stream().filter(GaborFit::oriented).count();
  }

  /** True where the kernels are nearer to Gabor functions than chance would make them (5 %). */
  public boolean holds() {
    return pValue < 0.05;
  }
}
