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
 * What the targets of a search do on real images: what is told of the examples at hand, and the
 * floor that an image has to reach, which also counts what a shipped atlas knows.
 */
final class UnitRanges {
  private final @Nullable UnitResponses told;
  private final @Nullable UnitRange one;
  private final UnitResponses probed;
  private final Optional<Atlas> known;

  private UnitRanges(
      @Nullable UnitResponses told,
      @Nullable UnitRange one,
      UnitResponses probed,
      Optional<Atlas> known) {
    this.told = told;
    this.one = one;
    this.probed = probed;
    this.known = known;
  }

  /**
   * Measures.
   *
   * @param known what is known of far more examples
   * @param only the one target, where only one is sought
   */
  static UnitRanges of(
      Engine engine,
      ExampleChoice examples,
      Optional<Atlas> known,
      @Nullable UnitTarget only,
      Progress progress) {
    boolean any = examples.images().count() > 0;
    UnitTarget sought = only != null && only.neuron() != null ? only : null;
    ExampleImages chance = RandomImages.of(engine.spec().input().shape());
    return new UnitRanges(
        any && sought == null ? UnitResponses.measure(engine, examples.images(), progress) : null,
        any && sought != null
            ? UnitResponses.range(engine, examples.images(), sought, progress)
            : null,
        UnitResponses.measure(engine, chance, Progress.NONE),
        known);
  }

  /** What a target does on the examples at hand; null where there are none. */
  @Nullable UnitRange told(UnitTarget target) {
    if (one != null) {
      return one;
    }
    return told == null ? null : told.range(target.layer(), target.channel());
  }

  /** What an image has to reach. */
  UnitRange floor(UnitTarget target) {
    UnitRange here = told(target);
    UnitRange shipped =
        known
            .flatMap(atlas -> atlas.unit(target.layer(), target.channel()))
            .map(unit -> unit.range())
            .orElse(null);
    if (target.neuron() != null) {
      return here != null ? here : withoutFloor(target);
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
    UnitRange chance = probed.range(target.layer(), target.channel());
    return here == null ? withoutFloor(target) : revived(here, chance.alive());
  }

  private UnitRange withoutFloor(UnitTarget target) {
    return probed.range(target.layer(), target.channel());
  }

  private static UnitRange revived(UnitRange range, boolean alive) {
    return new UnitRange(
        range.best(), range.mean(), range.least(), range.bestNeuron(), range.alive() || alive);
  }
}
