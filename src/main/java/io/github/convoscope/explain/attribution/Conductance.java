package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.BitSet;

/**
 * Layer conductance (Dhamdhere et al. 2019, arXiv 1805.12233): the share of every neuron of a layer
 * in the change of the score between baseline and input, as the mean over the baselines. The shares
 * add up to the change; in a branch, only to the part that passes through it.
 *
 * @param layer the layer whose neurons get the shares, or {@link LayerMethod#LAST_CONVOLUTION}
 */
public record Conductance(int layer) implements LayerMethod {
  /** Of the last convolution. */
  public static final Conductance DEFAULT = new Conductance(LAST_CONVOLUTION);

  @Override
  public String id() {
    return "conductance";
  }

  @Override
  public boolean complete() {
    return true;
  }

  @Override
  public boolean usesBaselines() {
    return true;
  }

  @Override
  public AttributionMethod at(int other) {
    return new Conductance(other);
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    NetworkSpec spec = explained.spec();
    int chosen = layerUpTo(spec, explained.target().layer());
    BitSet one = new BitSet();
    one.set(chosen);
    double[] map = ofLayers(explained, one, progress)[chosen];
    return new RawMap(chosen, spec.layer(chosen).shape(), map, 0, null);
  }

  /** The layer to look at: the target's own, or one that feeds it. */
  private int layerUpTo(NetworkSpec spec, int target) {
    if (layer == LAST_CONVOLUTION) {
      int maps = LayerMethod.lastMaps(spec, target);
      return maps >= 0 ? maps : spec.layer(target).input();
    }
    if (layer > target || !LayerPaths.feeding(spec, target).get(layer)) {
      throw Problem.input(
          Message.of(
              "attribution.layer-above", spec.layer(layer).name(), spec.layer(target).name()));
    }
    return layer;
  }

  /**
   * The conductance of every neuron of every layer up to the target's own, as the mean over the
   * baselines.
   *
   * @return one array per layer, [size]
   */
  static double[][] ofAllLayers(ExplainedInput explained, Progress progress) {
    BitSet all = new BitSet();
    all.set(0, explained.target().layer() + 1);
    return ofLayers(explained, all, progress);
  }

  private static double[][] ofLayers(ExplainedInput explained, BitSet layers, Progress progress) {
    double[][] mean = new double[explained.target().layer() + 1][];
    int count = explained.baselines().size();
    for (float[] baseline : explained.baselines()) {
      double[][] one = ConductancePath.integrate(explained, baseline, layers, progress);
      for (int layer = 0; layer < one.length; layer++) {
        if (mean[layer] == null) {
          mean[layer] = new double[one[layer].length];
        }
        for (int i = 0; i < one[layer].length; i++) {
          mean[layer][i] += one[layer][i] / count;
        }
      }
    }
    return mean;
  }
}
