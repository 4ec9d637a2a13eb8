package io.github.convoscope.cli;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.visualisation.Atlas;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.RandomImages;
import io.github.convoscope.explain.visualisation.UnitRange;
import io.github.convoscope.explain.visualisation.UnitResponses;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.task.Progress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures each unit's activation range twice: on the given examples, and on all known images,
 * including the atlas's. An optimised image has to reach the second range.
 */
final class UnitRanges {
  private final Engine engine;
  private final @Nullable UnitResponses onExamples;
  private final @Nullable UnitRange ofOnlyTarget;
  private final Optional<Atlas> atlas;
  private @Nullable UnitResponses onRandomImages;

  private UnitRanges(
      Engine engine,
      @Nullable UnitResponses onExamples,
      @Nullable UnitRange ofOnlyTarget,
      Optional<Atlas> atlas) {
    this.engine = engine;
    this.onExamples = onExamples;
    this.ofOnlyTarget = ofOnlyTarget;
    this.atlas = atlas;
  }

  /**
   * Measures the ranges.
   *
   * @param atlas with ranges on far more examples
   * @param targets the units; layers after the last of theirs are not computed
   */
  static UnitRanges of(
      Engine engine,
      ReferenceExamples examples,
      Optional<Atlas> atlas,
      List<UnitTarget> targets,
      Progress progress) {
    int top = targets.stream().mapToInt(UnitTarget::layer).max().orElse(0);
    Engine lower = engine.upTo(top);
    ExampleImages images = examples.images();
    boolean any = images.count() > 0;
    boolean one = targets.size() == 1;
    return new UnitRanges(
        lower,
        any && !one ? UnitResponses.measure(lower, images, progress) : null,
        any && one ? UnitResponses.range(lower, images, targets.get(0), progress) : null,
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
      return joined.revived(shipped.alive());
    }
    if (here != null && here.alive()) {
      return here;
    }
    // Random images may excite a unit that no example excites.
    UnitRange random = onRandomImages(target);
    return here == null ? random : here.revived(random.alive());
  }

  private UnitRange onRandomImages(UnitTarget target) {
    UnitResponses measured = onRandomImages;
    if (measured == null) {
      ExampleImages random = RandomImages.of(engine.spec().input().shape());
      measured = UnitResponses.measure(engine, random, Progress.NONE);
      onRandomImages = measured;
    }
    return measured.range(target.layer(), target.channel());
  }
}
