package io.github.convoscope.cli;

import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.training.ExampleSource;
import io.github.convoscope.training.Flaws;
import io.github.convoscope.training.TrainingPreset;
import io.github.convoscope.training.TrainingRecipe;
import io.github.convoscope.training.WatchedTraining;

/** Trains for {@code train --steps}, as the training room of the window does. */
final class StepsTraining {
  private StepsTraining() {}

  /** Trains and writes the model; returns its card. */
  static ModelCard train(
      long steps,
      ExampleSource source,
      Flaws flaws,
      TrainingOptions options,
      TrainingTarget target) {
    LayerPlan plan = options.plan();
    TrainingRecipe recipe =
        new TrainingRecipe(
            plan == null ? TrainingPreset.SMALL.layers() : plan.toString(),
            flaws,
            options.seed(),
            options.batch(),
            options.rate(source.kind().rate()),
            source);
    WatchedTraining training = new WatchedTraining(recipe);
    while (training.steps() < steps) {
      training.step(false);
    }
    training.keep();
    if (options.history() != null) {
      training.history().write(options.history());
    }
    return training.write(target.model());
  }
}
