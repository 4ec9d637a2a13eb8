package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.compute.FastEngine;
import io.github.convoscope.engine.compute.UntrainedNetworks;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Weights;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tests whether a map depends on what the network has learnt (Adebayo et al. 2018, arXiv
 * 1810.03292). The layers' weights are replaced by random ones, from the answer downwards, and the
 * new maps are compared with the true one: Spearman's correlation of the magnitudes. Only pixels
 * that differ from the baseline count, since on all pixels the empty background makes any two maps
 * look alike.
 */
public final class ModelDependence {
  private ModelDependence() {}

  /**
   * One stage of the test.
   *
   * @param layer index of the lowest layer that has random weights; all above have them too
   * @param correlation −1 to 1; near 1 means that the map hardly changed
   * @param map the method's map of the network at this stage
   */
  public record Stage(int layer, double correlation, Attribution map) {}

  /**
   * The stages, the last of which is a wholly random network.
   *
   * @param baselines at least one, as in {@link Attributor}
   * @param most stages at most, of layers at equal distances; the first and the last are among them
   * @param seed of the random weights
   * @throws Problem if the network cannot be given other weights, or the input is the baseline
   */
  public static List<Stage> test(
      Model model,
      float[] input,
      AttributionTarget target,
      AttributionMethod method,
      List<float[]> baselines,
      int most,
      long seed,
      Progress progress) {
    NetworkSpec spec = model.spec();
    Weights weights = model.weights();
    if (!FastEngine.supports(spec)) {
      throw Problem.input(Message.of("attribution.no-random-weights"));
    }
    Weights random = UntrainedNetworks.random(spec, seed);
    double[] before = map(model, weights, input, target, method, baselines, progress).values();
    boolean[] compared = differing(input, before.length, baselines);
    List<LayerWeights> mixed = new ArrayList<>(weights.layers());
    List<Stage> stages = new ArrayList<>();
    int[] learnt =
        IntStream.iterate(spec.depth() - 1, layer -> layer > 0, layer -> layer - 1)
            .filter(layer -> weights.of(layer).kernel().length > 0)
            .toArray();
    for (int i = 0; i < learnt.length; i++) {
      int layer = learnt[i];
      mixed.set(layer, random.of(layer));
      if (!isStage(i, learnt.length, most)) {
        continue;
      }
      progress.report((double) i / learnt.length, Message.of("attribution.working"));
      Attribution after =
          map(model, new Weights(mixed), input, target, method, baselines, progress);
      stages.add(new Stage(layer, compare(before, after.values(), compared), after));
    }
    return stages;
  }

  /** True for the first, the last, and those between at equal distances. */
  private static boolean isStage(int index, int count, int most) {
    if (count <= most || index == 0) {
      return true;
    }
    long now = (long) index * (most - 1) / (count - 1);
    return now > (long) (index - 1) * (most - 1) / (count - 1);
  }

  private static Attribution map(
      Model model,
      Weights weights,
      float[] input,
      AttributionTarget target,
      AttributionMethod method,
      List<float[]> baselines,
      Progress progress) {
    progress.check();
    try (FastEngine engine = new FastEngine(model.spec(), weights)) {
      return new Attributor(engine, Interventions.NONE, model.inputRange())
          .explain(input, target, method, baselines, progress.quiet());
    }
  }

  /** The pixels that differ from the first baseline; all cells of a map of another size. */
  private static boolean[] differing(float[] input, int cells, List<float[]> baselines) {
    boolean[] differing = new boolean[cells];
    if (cells != input.length) {
      Arrays.fill(differing, true);
      return differing;
    }
    float[] baseline = baselines.get(0);
    int count = 0;
    for (int i = 0; i < cells; i++) {
      differing[i] = input[i] != baseline[i];
      count += differing[i] ? 1 : 0;
    }
    if (count < 2) {
      throw Problem.input(Message.of("attribution.no-ink"));
    }
    return differing;
  }

  /** Correlation of the magnitudes of two maps over some of their cells. */
  static double compare(double[] a, double[] b, boolean[] cells) {
    int count = 0;
    double[] left = new double[a.length];
    double[] right = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      if (cells[i]) {
        left[count] = Math.abs(a[i]);
        right[count++] = Math.abs(b[i]);
      }
    }
    return RankCorrelation.spearman(Arrays.copyOf(left, count), Arrays.copyOf(right, count));
  }
}
