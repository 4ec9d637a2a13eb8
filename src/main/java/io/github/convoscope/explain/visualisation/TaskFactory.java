package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.List;

/** Makes wishes for a network's units, neurons and classes. Immutable. */
public final class TaskFactory {
  private final NetworkSpec spec;

  /** Wishes for a network. */
  public TaskFactory(NetworkSpec spec) {
    this.spec = spec;
  }

  /** The image that excites a target most; {@code range} tells what real examples reach. */
  public VisualisationTask most(UnitTarget target, UnitRange range) {
    boolean isClass = target.layer() == spec.output().index();
    boolean cell = target.neuron() != null && spec.layer(target.layer()).shape().spatial();
    return wish(
        target,
        Objectives.of(target.measure(spec)),
        cell ? range.neuronUpwards() : range.upwards(),
        cell ? range.bestNeuron() : range.best(),
        isClass ? target.channel() : -1);
  }

  /**
   * The image that excites a target most, and that, where the target is a class, the network takes
   * like real images of it.
   */
  public VisualisationTask most(UnitTarget target, UnitRange range, ClassPrototypes prototypes) {
    VisualisationTask wish = most(target, range);
    return wish.label() < 0 ? wish : wish.like(prototypes.of(wish.label()));
  }

  /** The image that inhibits a target most. */
  public VisualisationTask least(UnitTarget target, UnitRange range) {
    Objective objective = Objectives.negative(Objectives.of(target.measure(spec)));
    return wish(target, objective, range.downwards(), -range.least(), -1);
  }

  /**
   * A mixture of two targets, each in units of its own range.
   *
   * @param share 0 for the first alone, 1 for the second alone
   */
  public VisualisationTask between(
      UnitTarget one, UnitRange oneRange, UnitTarget other, UnitRange otherRange, double share) {
    Objective mixture =
        Objectives.sum(
            List.of(Objectives.of(one.measure(spec)), Objectives.of(other.measure(spec))),
            (1 - share) / oneRange.upwards(),
            share / otherRange.upwards());
    return new VisualisationTask(
        mixture,
        1,
        Double.NEGATIVE_INFINITY,
        -1,
        InputRegion.whole(spec),
        new float[spec.input().shape().size()],
        false,
        null,
        null);
  }

  /** Any objective over the whole image. */
  public VisualisationTask of(Objective objective, double range) {
    return new VisualisationTask(
        objective,
        range,
        Double.NEGATIVE_INFINITY,
        -1,
        InputRegion.whole(spec),
        new float[spec.input().shape().size()],
        false,
        null,
        null);
  }

  private VisualisationTask wish(
      UnitTarget target, Objective objective, double range, double floor, int label) {
    return new VisualisationTask(
        objective,
        range,
        floor,
        label,
        target.region(spec),
        new float[spec.input().shape().size()],
        target.neuron() != null && linear(target.layer()),
        null,
        null);
  }

  private boolean linear(int layer) {
    return spec.layers().subList(1, layer).stream().allMatch(TaskFactory::passes)
        && spec.layer(layer).kind() != LayerKind.POOLING;
  }

  private static boolean passes(LayerSpec layer) {
    return layer.kind() == LayerKind.NORMALISATION || layer.kind() == LayerKind.DROPOUT;
  }
}
