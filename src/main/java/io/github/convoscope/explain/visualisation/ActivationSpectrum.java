package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Example images across the range of a unit's values, from the weakest to the strongest (Olah et
 * al. 2017).
 *
 * @param least the examples with the least values, the least first
 * @param nearZero the examples with the values nearest to zero
 * @param most the examples with the largest values, the largest last
 * @param range the range over all examples
 */
public record ActivationSpectrum(
    List<Example> least, List<Example> nearZero, List<Example> most, UnitRange range) {
  private static final int REPORT_INTERVAL = 64;

  /**
   * A real image with a unit's value for it.
   *
   * @param image [channels × rows × columns]
   * @param value the unit's value
   * @param strongest the strongest neuron of its map
   * @param strongestValue that neuron's value before the activation function
   */
  public record Example(float[] image, double value, Neuron strongest, double strongestValue) {}

  /**
   * Computes all examples.
   *
   * @param count how many to keep of each kind
   * @throws io.github.convoscope.task.CancelledException when cancelled
   */
  public static ActivationSpectrum of(
      Engine engine, ExampleImages examples, UnitTarget target, int count, Progress progress) {
    Scalar measure = target.measure(engine.spec());
    Activations at = new Activations(engine.spec(), 1);
    float[] image = new float[engine.spec().input().shape().size()];
    double[] values = new double[examples.count()];
    double best = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    double bestNeuron = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i % REPORT_INTERVAL == 0) {
        progress.check();
        progress.report(
            i / (double) values.length, Message.of("atlas.measuring", i, values.length));
      }
      examples.copy(i, image, 0);
      engine.forward(image, at);
      values[i] = measure.value(at, 0);
      best = Math.max(best, values[i]);
      least = Math.min(least, values[i]);
      bestNeuron = Math.max(bestNeuron, example(engine, at, image, target, 0).strongestValue);
      sum += values[i];
    }
    LayerSpec layer = engine.spec().layer(target.layer());
    boolean alive = !layer.activation().nonNegative() || bestNeuron > 0;
    UnitRange range =
        new UnitRange(best, sum / Math.max(1, values.length), least, bestNeuron, alive);
    List<Example> most = nearest(engine, examples, target, values, count, i -> -values[i]);
    Collections.reverse(most);
    return new ActivationSpectrum(
        nearest(engine, examples, target, values, count, i -> values[i]),
        nearest(engine, examples, target, values, count, i -> Math.abs(values[i])),
        most,
        range);
  }

  /** The same with at most {@code count} examples of each kind. */
  public ActivationSpectrum nearest(int count) {
    return new ActivationSpectrum(
        least.subList(0, Math.min(count, least.size())),
        nearZero.subList(0, Math.min(count, nearZero.size())),
        most.subList(Math.max(0, most.size() - count), most.size()),
        range);
  }

  private static List<Example> nearest(
      Engine engine,
      ExampleImages examples,
      UnitTarget target,
      double[] values,
      int count,
      IntToDoubleFunction distance) {
    int[] chosen =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(distance::applyAsDouble))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    List<Example> result = new ArrayList<>();
    for (int index : chosen) {
      float[] image = new float[engine.spec().input().shape().size()];
      examples.copy(index, image, 0);
      result.add(measure(engine, image, target));
    }
    return result;
  }

  /** Measures one image. */
  public static Example measure(Engine engine, float[] image, UnitTarget target) {
    Activations at = new Activations(engine.spec(), 1);
    engine.forward(image, at);
    return example(engine, at, image, target, target.measure(engine.spec()).value(at, 0));
  }

  private static Example example(
      Engine engine, Activations at, float[] image, UnitTarget target, double value) {
    Shape shape = engine.spec().layer(target.layer()).shape();
    float[] before = at.before(target.layer());
    int from = target.channel() * shape.mapSize();
    int best = from;
    for (int i = from; i < from + shape.mapSize(); i++) {
      best = before[i] > before[best] ? i : best;
    }
    return new Example(image, value, shape.neuron(target.layer(), best), before[best]);
  }
}
