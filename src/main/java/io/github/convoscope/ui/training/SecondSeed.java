package io.github.convoscope.ui.training;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.versus.UnitMatching;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedTraining;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/** Trains a recipe again with the next seed, and matches the units of both networks. */
final class SecondSeed {
  private static final int MEASURED = 40;

  /** Examples over which the units are compared. */
  private static final int MATCHED = 300;

  private static final long TOLD_NANOS = 80_000_000L;

  private SecondSeed() {}

  /**
   * Trains for as many steps.
   *
   * @param first the network to compare with; not changed
   * @param wanted asked before every step
   * @param progress receives the part that is done, 0 to 1, now and then
   * @return both networks, or null where it was no longer wanted
   */
  static @Nullable TwoSeeds train(
      WatchedTraining first, BooleanSupplier wanted, DoubleConsumer progress) {
    TrainingRecipe recipe = first.recipe();
    WatchedTraining second = new WatchedTraining(recipe.withSeed(recipe.seed() + 1));
    long told = System.nanoTime();
    while (second.steps() < first.steps()) {
      if (!wanted.getAsBoolean()) {
        return null;
      }
      second.step(false);
      if (System.nanoTime() - told >= TOLD_NANOS) {
        told = System.nanoTime();
        progress.accept((double) second.steps() / first.steps());
      }
    }
    return compared(first, second);
  }

  private static TwoSeeds compared(WatchedTraining first, WatchedTraining second) {
    Model a = first.network("first", MEASURED).at(first.parameters());
    Model b = second.network("second", MEASURED).at(second.parameters());
    List<float[]> samples = first.inputs(MATCHED);
    try (Engine engineA = a.newEngine();
        Engine engineB = b.newEngine()) {
      return new TwoSeeds(
          a,
          first.recipe().seed(),
          b,
          second.recipe().seed(),
          first.steps(),
          samples.size(),
          UnitMatching.of(engineA, engineB, samples, Progress.NONE));
    }
  }
}
