package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.ActivationFunction;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.PoolingKind;
import java.util.Arrays;
import java.util.List;

/**
 * Makes visualisation tasks for a network's units, neurons and classes:
 *
 * <pre>{@code
 * UnitTarget unit = UnitTarget.unit(layer, channel);
 * UnitRange range = UnitResponses.range(engine, examples, unit, Progress.NONE);
 * VisualisationTask task = new TaskFactory(engine.spec()).maximise(unit, range);
 * }</pre>
 *
 * Immutable.
 */
public final class TaskFactory {
  private final NetworkSpec spec;

  /** Makes tasks for a network. */
  public TaskFactory(NetworkSpec spec) {
    this.spec = spec;
  }

  /**
   * Finds the image that excites a target most.
   *
   * @param range the target's values over real examples
   */
  public VisualisationTask maximise(UnitTarget target, UnitRange range) {
    boolean isClass = target.layer() == spec.output().index();
    boolean cell = target.neuron() != null && spec.layer(target.layer()).shape().spatial();
    return task(
        target,
        Objectives.of(spec, target),
        cell ? range.bestNeuronMinusMean() : range.bestMinusMean(),
        cell ? range.bestNeuron() : range.best(),
        isClass ? target.channel() : -1);
  }

  /**
   * Finds the image that excites a target most. Where the target is a class, the image is also
   * pulled towards the prototype of that class.
   */
  public VisualisationTask maximise(
      UnitTarget target, UnitRange range, ClassPrototypes prototypes) {
    VisualisationTask task = maximise(target, range);
    return task.label() < 0 ? task : task.withSimilarity(prototypes.of(task.label()));
  }

  /** Finds the image that inhibits a target most. */
  public VisualisationTask minimise(UnitTarget target, UnitRange range) {
    Objective objective = Objectives.negative(Objectives.of(target.measure(spec)));
    return task(target, objective, range.meanMinusLeast(), -range.least(), -1);
  }

  /**
   * Finds an image that excites two targets. Each is measured relative to its own range.
   *
   * @param share 0 for the first alone, 1 for the second alone
   */
  public VisualisationTask mixture(
      UnitTarget one, UnitRange oneRange, UnitTarget other, UnitRange otherRange, double share) {
    Objective mixture =
        Objectives.sum(
            List.of(Objectives.of(one.measure(spec)), Objectives.of(other.measure(spec))),
            (1 - share) / oneRange.bestMinusMean(),
            share / otherRange.bestMinusMean());
    return wholeImage(mixture, 1);
  }

  /**
   * Optimises the whole image for any objective.
   *
   * @param range scale of the objective, see {@link VisualisationTask}
   */
  public VisualisationTask wholeImage(Objective objective, double range) {
    return new VisualisationTask(
        objective,
        range,
        Double.NEGATIVE_INFINITY,
        -1,
        InputRegion.whole(spec),
        background(),
        false,
        null,
        null);
  }

  private VisualisationTask task(
      UnitTarget target, Objective objective, double range, double bestExample, int label) {
    return new VisualisationTask(
        objective,
        range,
        bestExample,
        label,
        target.region(spec),
        background(),
        target.neuron() != null && isLinear(target.layer()),
        null,
        null);
  }

  /** Nothing: no ink, or the grey between no light and full light. */
  private float[] background() {
    float[] background = new float[spec.input().shape().size()];
    if (spec.input().isColourPicture()) {
      Arrays.fill(background, 0.5f);
    }
    return background;
  }

  /** Whether the pre-activations of a layer are weighted sums of pixels, on all paths. */
  private boolean isLinear(int layer) {
    boolean[] linear = new boolean[layer + 1];
    for (int i = 0; i <= layer; i++) {
      linear[i] = addsUp(spec.layer(i));
      for (int below : spec.layer(i).inputs()) {
        boolean bare = spec.layer(below).activation() == ActivationFunction.IDENTITY;
        linear[i] &= bare && linear[below];
      }
    }
    return linear[layer];
  }

  private static boolean addsUp(LayerSpec layer) {
    return switch (layer.kind()) {
      case MULTIPLY,
          MAXIMUM,
          MINIMUM,
          RESPONSE_NORMALISATION,
          STANDARDISATION,
          PARAMETRIC_RELU,
          OTHER ->
          false;
      case POOLING -> layer.pooling() == PoolingKind.AVERAGE;
      default -> true;
    };
  }
}
