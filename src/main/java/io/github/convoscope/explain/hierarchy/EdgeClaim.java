package io.github.convoscope.explain.hierarchy;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PictureInput.ChannelOrder;
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
 * @param fits a fit for each kernel: of each input channel of each unit, or, where the input is in
 *     colours, of each unit's strongest colour
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
   * Tests the first layer. Where the input is in colours, each unit's kernels are tested as one: in
   * the colour in which they are strongest ({@link ColourTuning#plane}).
   *
   * @param controls random kernels for each real one; each takes about 5 ms
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static EdgeClaim of(
      NetworkSpec spec, Weights weights, int controls, long seed, Progress progress) {
    int size = spec.layer(1).requireWindow().kernelRows();
    if (spec.input().isColourPicture()) {
      // The strongest colour has the same kernel whichever channel is called red.
      List<float[]> planes =
          ColourTuning.of(spec, weights, ChannelOrder.RGB).stream()
              .map(ColourTuning::plane)
              .toList();
      return of(planes, size, controls, seed, progress);
    }
    float[] all = weights.of(1).kernel();
    List<float[]> kernels = new ArrayList<>();
    for (int from = 0; from < all.length; from += size * size) {
      kernels.add(Arrays.copyOfRange(all, from, from + size * size));
    }
    return of(kernels, size, controls, seed, progress);
  }

  /**
   * Tests any square kernels.
   *
   * @param planes the kernels, [size × size] each
   * @param controls random kernels for each real one
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static EdgeClaim of(
      List<float[]> planes, int size, int controls, long seed, Progress progress) {
    int kernels = planes.size();
    Random random = new Random(seed);
    List<GaborFit> fits = new ArrayList<>();
    double[] percentiles = new double[kernels];
    double[][] randomGoodness = new double[kernels][controls];
    for (int k = 0; k < kernels; k++) {
      float[] kernel = planes.get(k);
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
