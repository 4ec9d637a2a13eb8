package io.github.convoscope.explain.attribution;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes attribution maps of one network, by any method.
 *
 * <pre>{@code
 * Attributor attributor = new Attributor(engine);
 * AttributionTarget target = AttributionTarget.answer(attributor.logits(input));
 * Attribution map =
 *     attributor.explain(input, target, IntegratedGradients.DEFAULT, Progress.NONE);
 * }</pre>
 *
 * <p>A baseline is an input that stands for "nothing there". The methods that use baselines start
 * from each of them and take the mean; occlusion uses the first. An empty list of baselines stands
 * for one input without ink.
 *
 * <p>Inputs, network and baselines are never written to. To be used by one thread, with an engine
 * of its own.
 */
public final class Attributor {
  private final BufferedEngine engine;
  private final NetworkSpec spec;
  private final InputRange range;
  private @Nullable BaselineScore lastBaseline;

  /** Kept, since the baseline's score is the same for every drawing. */
  private record BaselineScore(AttributionTarget target, List<float[]> baselines, double score) {}

  /** For a network that takes ink, 0 to 1; the engine is used, not closed. */
  public Attributor(Engine engine) {
    this(engine, Interventions.NONE);
  }

  /** For a network that takes ink, 0 to 1, with some units clamped to a value. */
  public Attributor(Engine engine, Interventions clamped) {
    this(engine, clamped, InputRange.INK);
  }

  /**
   * For any network; the engine is used, not closed.
   *
   * @param clamped units that are clamped to a value
   * @param range numbers that the network takes for ink
   */
  public Attributor(Engine engine, Interventions clamped, InputRange range) {
    this.engine = new BufferedEngine(engine, clamped);
    this.range = range;
    spec = engine.spec();
  }

  /** The network explained. */
  public NetworkSpec spec() {
    return spec;
  }

  /** The logits for an input, [classes]. */
  public float[] logits(float[] input) {
    checkInput(input);
    return engine.forward(input, 1).logits().clone();
  }

  /** The target's value for an input. */
  public double score(float[] input, AttributionTarget target) {
    checkInput(input);
    return field(target).value(input);
  }

  /** One map, with a baseline without ink. */
  public Attribution explain(
      float[] input, AttributionTarget target, AttributionMethod method, Progress progress) {
    return explain(input, target, method, List.of(), progress);
  }

  /**
   * One map.
   *
   * @param input flat, in the network's input shape
   * @param baselines each in the input's shape
   * @throws Problem where this cannot be explained, saying why
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public Attribution explain(
      float[] input,
      AttributionTarget target,
      AttributionMethod method,
      List<float[]> baselines,
      Progress progress) {
    checkInput(input);
    double baselineScore = baselineScore(target, baselines);
    ExplainedInput explained = explained(input, target, baselines);
    double score = explained.score();
    RawMap map = method.attribute(explained, progress);
    boolean whole = LayerPaths.crossings(spec, target.layer(spec)).get(map.layer());
    return new Attribution(
        method,
        target,
        map.layer(),
        map.shape(),
        finite(map.values()),
        score,
        baselineScore,
        method.complete() && whole,
        map.steps(),
        note(method, target, score, map, whole));
  }

  /**
   * The conductance of every neuron of every layer up to the target's own, as the mean over the
   * baselines; the numbers of a layer that is in no branch sum to the score minus the baseline's
   * score.
   *
   * @return one array per layer, [size]
   */
  public double[][] conductances(
      float[] input, AttributionTarget target, List<float[]> baselines, Progress progress) {
    checkInput(input);
    return Conductance.ofAllLayers(explained(input, target, baselines), progress);
  }

  /** The target as a function of the input. */
  ScalarField field(AttributionTarget target) {
    return engine.field(target.scalar(spec));
  }

  /** The baselines: one without ink if none is given. */
  List<float[]> known(List<float[]> baselines) {
    if (baselines.isEmpty()) {
      return List.of(range.numbers(new float[engine.size()]));
    }
    baselines.forEach(this::checkInput);
    return baselines;
  }

  /** Refuses an input of another size. */
  void checkInput(float[] input) {
    if (input.length != engine.size()) {
      throw Problem.input(Message.of("attribution.input-size", input.length, engine.size()));
    }
  }

  private ExplainedInput explained(
      float[] input, AttributionTarget target, List<float[]> baselines) {
    return new ExplainedInput(engine, input, target.scalar(spec), known(baselines), range.width());
  }

  private double baselineScore(AttributionTarget target, List<float[]> baselines) {
    BaselineScore known = lastBaseline;
    if (known == null || !known.target.equals(target) || !known.baselines.equals(baselines)) {
      double sum = 0;
      List<float[]> inputs = known(baselines);
      ScalarField field = field(target);
      for (float[] baseline : inputs) {
        sum += field.value(baseline);
      }
      known = new BaselineScore(target, List.copyOf(baselines), sum / inputs.size());
      lastBaseline = known;
    }
    return known.score;
  }

  private @Nullable Message note(
      AttributionMethod method, AttributionTarget target, double score, RawMap map, boolean whole) {
    if (map.note() != null) {
      return map.note();
    }
    if (isZero(map.values())) {
      boolean unit =
          target instanceof AttributionTarget.Unit || target instanceof AttributionTarget.Cell;
      return Message.of(unit && score == 0 ? "attribution.off" : "attribution.all-zero");
    }
    if (method.complete() && !whole) {
      return Message.of("attribution.in-branch", spec.layer(map.layer()).name());
    }
    boolean rectified = spec.layers().stream().anyMatch(one -> one.activation().rectifies());
    return method.faithful() || rectified ? null : Message.of("attribution.no-relu");
  }

  private static boolean isZero(double[] map) {
    for (double value : map) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /** Refuses a map with numbers that are not finite; makes −0 a 0. */
  private static double[] finite(double[] map) {
    for (int i = 0; i < map.length; i++) {
      if (!Double.isFinite(map[i])) {
        throw Problem.work(
            Message.of("attribution.not-finite"), new ArithmeticException("cell " + i));
      }
      map[i] += 0.0;
    }
    return map;
  }
}
