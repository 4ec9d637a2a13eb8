package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The values of all units of a network for all examples. A unit's value is the mean over its map
 * before the activation function, as {@link UnitTarget} measures it. Immutable.
 */
public final class UnitResponses {
  private static final int BATCH = 32;

  /** Neurons of a batch: its values take some 16 MB. */
  private static final int BATCH_NEURONS = 2_000_000;

  private final float[][][] values;
  private final float[][] bestNeuron;
  private final boolean[][] alive;

  private UnitResponses(float[][][] values, float[][] bestNeuron, boolean[][] alive) {
    this.values = values;
    this.bestNeuron = bestNeuron;
    this.alive = alive;
  }

  /**
   * Computes all values.
   *
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static UnitResponses measure(Engine engine, ExampleImages examples, Progress progress) {
    NetworkSpec spec = engine.spec();
    int count = examples.count();
    float[][][] values = new float[spec.depth()][][];
    float[][] bestNeuron = new float[spec.depth()][];
    boolean[][] alive = new boolean[spec.depth()][];
    for (LayerSpec layer : spec.layers()) {
      values[layer.index()] = new float[layer.shape().channels()][count];
      bestNeuron[layer.index()] = new float[layer.shape().channels()];
      Arrays.fill(bestNeuron[layer.index()], Float.NEGATIVE_INFINITY);
      alive[layer.index()] = new boolean[layer.shape().channels()];
    }
    int size = spec.input().shape().size();
    int most = Math.max(1, Math.min(BATCH, BATCH_NEURONS / spec.neurons()));
    for (int from = 0; from < count; from += most) {
      progress.check();
      progress.report(from / (double) count, Message.of("atlas.measuring", from, count));
      int batch = Math.min(most, count - from);
      float[] images = new float[batch * size];
      for (int i = 0; i < batch; i++) {
        examples.copy(from + i, images, i * size);
      }
      Activations at = new Activations(spec, batch);
      engine.forward(images, at);
      for (LayerSpec layer : spec.layers()) {
        int i = layer.index();
        collect(layer, at, from, values[i], bestNeuron[i], alive[i]);
      }
    }
    return new UnitResponses(values, bestNeuron, alive);
  }

  private static void collect(
      LayerSpec layer,
      Activations at,
      int from,
      float[][] values,
      float[] bestNeuron,
      boolean[] alive) {
    Shape shape = layer.shape();
    float[] before = at.before(layer.index());
    float[] after = at.after(layer.index());
    boolean nonNegative = layer.activation().nonNegative();
    for (int n = 0; n < at.count(); n++) {
      for (int channel = 0; channel < shape.channels(); channel++) {
        int start = n * shape.size() + channel * shape.mapSize();
        double sum = 0;
        boolean active = !nonNegative;
        for (int i = start; i < start + shape.mapSize(); i++) {
          sum += before[i];
          bestNeuron[channel] = Math.max(bestNeuron[channel], before[i]);
          active |= after[i] > 0;
        }
        values[channel][from + n] = (float) (sum / shape.mapSize());
        alive[channel] |= active;
      }
    }
  }

  /** Computes the range of one target alone; layers after its own are not computed. */
  public static UnitRange range(
      Engine whole, ExampleImages examples, UnitTarget target, Progress progress) {
    Engine engine = whole.upTo(target.layer());
    Scalar measure = target.measure(whole.spec());
    LayerSpec layer = engine.spec().layer(target.layer());
    Activations at = new Activations(engine.spec(), 1);
    float[] image = new float[engine.spec().input().shape().size()];
    float[][] value = new float[layer.shape().channels()][1];
    float[] bestNeuron = new float[value.length];
    Arrays.fill(bestNeuron, Float.NEGATIVE_INFINITY);
    boolean[] alive = new boolean[value.length];
    double best = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < examples.count(); i++) {
      progress.check();
      progress.report(
          i / (double) examples.count(), Message.of("atlas.measuring", i, examples.count()));
      examples.copy(i, image, 0);
      engine.forward(image, at);
      double now = measure.value(at, 0);
      collect(layer, at, 0, value, bestNeuron, alive);
      best = Math.max(best, now);
      least = Math.min(least, now);
      sum += now;
    }
    int channel = target.channel();
    double neuron = target.neuron() == null ? bestNeuron[channel] : best;
    return new UnitRange(best, sum / examples.count(), least, neuron, alive[channel]);
  }

  /** Number of examples. */
  public int count() {
    return values[0][0].length;
  }

  /** The value of a unit for an example. */
  public double of(int layer, int channel, int example) {
    return values[layer][channel][example];
  }

  /** The range of a unit's values. */
  public UnitRange range(int layer, int channel) {
    float[] own = values[layer][channel];
    double best = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    double sum = 0;
    for (float value : own) {
      best = Math.max(best, value);
      least = Math.min(least, value);
      sum += value;
    }
    return new UnitRange(
        best, sum / own.length, least, bestNeuron[layer][channel], alive[layer][channel]);
  }

  /** Indices of the examples that excite a unit most, the strongest first. */
  public int[] strongest(int layer, int channel, int count) {
    return nearest(values[layer][channel], Float.POSITIVE_INFINITY, count);
  }

  /** Indices of the examples that excite a unit least, the weakest first. */
  public int[] weakest(int layer, int channel, int count) {
    return nearest(values[layer][channel], Float.NEGATIVE_INFINITY, count);
  }

  /** Indices of the examples with the values nearest to zero. */
  public int[] nearZero(int layer, int channel, int count) {
    return nearest(values[layer][channel], 0, count);
  }

  private static int[] nearest(float[] own, float value, int count) {
    Comparator<Integer> byDistance =
        Float.isInfinite(value)
            ? Comparator.comparingDouble(i -> value > 0 ? -own[i] : own[i])
            : Comparator.comparingDouble(i -> Math.abs(own[i] - value));
    return IntStream.range(0, own.length)
        .boxed()
        .sorted(byDistance)
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
