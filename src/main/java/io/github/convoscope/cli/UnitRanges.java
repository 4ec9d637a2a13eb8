package io.github.convoscope.cli;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.RandomImages;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitResponses;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.task.Progress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures each unit's activation range twice: on the given examples, and on all known images,
 * including the atlas's. An optimised image has to reach the second range.
 */
final class UnitRanges {
  private final @Nullable UnitResponses onExamples;
  private final @Nullable UnitRange ofOnlyTarget;
  private final UnitResponses onRandomImages;
  private final Optional<Atlas> atlas;

  private UnitRanges(
      @Nullable UnitResponses onExamples,
      @Nullable UnitRange ofOnlyTarget,
      UnitResponses onRandomImages,
      Optional<Atlas> atlas) {
    this.onExamples = onExamples;
    this.ofOnlyTarget = ofOnlyTarget;
    this.onRandomImages = onRandomImages;
    this.atlas = atlas;
  }

  /**
   * Measures the ranges.
   *
   * @param atlas with ranges on far more examples
   * @param only the only target, or null if there are several
   */
  static UnitRanges of(
      Engine engine,
      ReferenceExamples examples,
      Optional<Atlas> atlas,
      @Nullable UnitTarget only,
      Progress progress) {
    boolean any = examples.images().count() > 0;
    UnitTarget neuron = only != null && only.neuron() != null ? only : null;
    ExampleImages random = RandomImages.of(engine.spec().input().shape());
    return new UnitRanges(
        any && neuron == null ? UnitResponses.measure(engine, examples.images(), progress) : null,
        any && neuron != null
            ? UnitResponses.range(engine, examples.images(), neuron, progress)
            : null,
        UnitResponses.measure(engine, random, Progress.NONE),
        atlas);
  }

  /** A target's range on the given examples; null if there are none. */
  @Nullable UnitRange onExamples(UnitTarget target) {
    if (ofOnlyTarget != null) {
      return ofOnlyTarget;
    }
    return onExamples == null ? null : onExamples.range(target.layer(), target.channel());
  }

  /** A target's range on all images known. */
  UnitRange known(UnitTarget target) {
    UnitRange here = onExamples(target);
    UnitRange shipped =
        atlas
            .flatMap(known -> known.unit(target.layer(), target.channel()))
            .map(unit -> unit.range())
            .orElse(null);
    if (target.neuron() != null) {
      return here != null ? here : onRandomImages(target);
    }
    if (shipped != null) {
      UnitRange joined = here == null ? shipped : shipped.joined(here);
      return new UnitRange(
          joined.best(),
          joined.mean(),
          joined.least(),
          joined.bestNeuron(),
          shipped.alive() || joined.alive());
    }
    UnitRange random = onRandomImages(target);
    return here == null ? random : revived(here, random.alive());
  }

  private UnitRange onRandomImages(UnitTarget target) {
    return onRandomImages.range(target.layer(), target.channel());
  }

  /** The same range, of a unit that is alive if random images show that it is. */
  private static UnitRange revived(UnitRange range, boolean alive) {
    return new UnitRange(
        range.best(), range.mean(), range.least(), range.bestNeuron(), range.alive() || alive);
  }
}
