package io.github.convoscope.explain.attribution;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Score-CAM (Wang et al. 2020, arXiv 1910.01279): ReLU(Σ α_k A_k), where A_k are a layer's maps
 * after its function. It needs no gradient: each map, stretched over the input and scaled to 0 to
 * 1, is a mask H_k; what it covers is set to the first baseline x0. The weights are softmax_k(f(x0
 * + H_k · (x − x0)) − f(x0)), as in the paper's algorithm 1. A map that is the same everywhere
 * masks nothing and gets no weight.
 *
 * <pre>{@code
 * AttributionMethod strongest = new ScoreCam(LayerMethod.LAST_CONVOLUTION, 64, false);
 * Attribution map = attributor.explain(input, target, strongest, progress);
 * }</pre>
 *
 * @param layer the layer whose maps are the masks, or {@link LayerMethod#LAST_CONVOLUTION}
 * @param channels how many maps take part: those that vary most over the picture (variance); 0 for
 *     all. Each costs a forward pass
 * @param atLayer the map in the layer's own size instead of the input's
 */
public record ScoreCam(int layer, int channels, boolean atLayer) implements LayerMethod {
  private static final MethodOption<Integer> CHANNELS =
      new MethodOption<>(
          "channels", Integer.class, 0, "how many maps, those that vary most; 0 for all");

  /** All maps of the last convolution, in the input's size. */
  public static final ScoreCam DEFAULT =
      new ScoreCam(LAST_CONVOLUTION, CHANNELS.standard(), GradCam.AT_LAYER.standard());

  /** How many maps of a large network take part unless the user says otherwise. */
  private static final int FEW = 64;

  /** Checks the number of channels. */
  public ScoreCam {
    CHANNELS.requireAtLeast(0, channels);
  }

  @Override
  public String id() {
    return "score-cam";
  }

  @Override
  public boolean usesBaselines() {
    return true;
  }

  @Override
  public AttributionMethod preview() {
    return GradCam.DEFAULT;
  }

  @Override
  public List<MethodOption<?>> options() {
    return List.of(CHANNELS, GradCam.AT_LAYER);
  }

  @Override
  public AttributionMethod with(OptionValues values) {
    return new ScoreCam(layer, values.get(CHANNELS), values.get(GradCam.AT_LAYER));
  }

  @Override
  public AttributionMethod at(int other) {
    return new ScoreCam(other, channels, atLayer);
  }

  @Override
  public AttributionMethod sizedFor(NetworkSpec spec) {
    return channels == 0 && spec.isLarge() ? new ScoreCam(layer, FEW, atLayer) : this;
  }

  @Override
  public RawMap attribute(ExplainedInput explained, Progress progress) {
    NetworkSpec spec = explained.spec();
    int chosen = GradCam.layerBelow(spec, layer, explained.target().layer());
    Shape shape = spec.layer(chosen).shape();
    // The passes to come overwrite the activations.
    float[] maps = explained.activations().after(chosen).clone();
    int[] masks = strongest(shape, maps);
    double[] map =
        weightedSum(shape, maps, masks, weights(explained, chosen, maps, masks, progress));
    double[] rectified = GradCam.rectified(map);
    return atLayer
        ? new RawMap(
            chosen, Shape.maps(1, shape.rows(), shape.columns()), rectified, 0, GradCam.note(map))
        : new RawMap(
            0,
            GradCam.oneChannel(spec),
            GradCam.overInput(spec, chosen, rectified),
            0,
            GradCam.note(map));
  }

  /** The maps that take part, the one that varies most first; the first among equals. */
  private int[] strongest(Shape shape, float[] maps) {
    double[] variance = new double[shape.channels()];
    for (int channel = 0; channel < variance.length; channel++) {
      variance[channel] = variance(maps, channel * shape.mapSize(), shape.mapSize());
    }
    return IntStream.range(0, variance.length)
        .filter(channel -> variance[channel] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(channel -> -variance[channel]))
        .limit(channels == 0 ? Long.MAX_VALUE : channels)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double variance(float[] values, int from, int count) {
    double sum = 0;
    double squares = 0;
    float first = values[from];
    for (int i = from; i < from + count; i++) {
      double difference = (double) values[i] - first;
      sum += difference;
      squares += difference * difference;
    }
    return squares / count - sum / count * (sum / count);
  }

  /** The weight of each mask; they add up to 1. */
  private static double[] weights(
      ExplainedInput explained, int layer, float[] maps, int[] masks, Progress progress) {
    NetworkSpec spec = explained.spec();
    int cells = spec.layer(layer).shape().mapSize();
    float[] x = explained.input();
    float[] baseline = explained.baselines().get(0);
    double[] scores = new double[masks.length];
    explained
        .field()
        .sweepValues(
            masks.length,
            (index, into, offset) -> {
              double[] mask = mask(spec, layer, maps, masks[index] * cells);
              for (int i = 0; i < x.length; i++) {
                double shown = mask[i % mask.length];
                into[offset + i] = (float) (baseline[i] + shown * ((double) x[i] - baseline[i]));
              }
            },
            (index, value, unused, offset) -> scores[index] = value,
            progress);
    return softmax(scores);
  }

  /** A map over the input, scaled to 0 to 1, [rows × columns] of the input. */
  private static double[] mask(NetworkSpec spec, int layer, float[] maps, int from) {
    double[] map = new double[spec.layer(layer).shape().mapSize()];
    for (int i = 0; i < map.length; i++) {
      map[i] = maps[from + i];
    }
    double[] mask = GradCam.overInput(spec, layer, map);
    double low = Arrays.stream(mask).min().orElseThrow();
    double high = Arrays.stream(mask).max().orElseThrow();
    double width = high - low;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = width > 0 ? (mask[i] - low) / width : 0;
    }
    return mask;
  }

  /** The baseline's score, which the paper subtracts, changes nothing here. */
  private static double[] softmax(double[] scores) {
    double largest = Arrays.stream(scores).max().orElse(0);
    double[] shares = Arrays.stream(scores).map(score -> Math.exp(score - largest)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  private static double[] weightedSum(Shape shape, float[] maps, int[] masks, double[] weights) {
    int cells = shape.mapSize();
    double[] sum = new double[cells];
    for (int k = 0; k < masks.length; k++) {
      for (int i = 0; i < cells; i++) {
        sum[i] += weights[k] * maps[masks[k] * cells + i];
      }
    }
    return sum;
  }
}
