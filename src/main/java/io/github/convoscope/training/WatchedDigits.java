package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.engine.dl4j.Trainer;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;
import java.util.List;

/** Digits that a training learns from while someone watches. */
final class WatchedDigits implements WatchedExamples {
  /** Digits of the handwriting model in an epoch; of few drawings about as many variations. */
  private static final int EPOCH = 2000;

  private static final int FEWEST_REPEATS = 3;

  private final TrainingRecipe recipe;
  private final TrainableLayout layout;
  private final TrainingData data;
  private final TrainingSettings settings;

  WatchedDigits(TrainingRecipe recipe) {
    this.recipe = recipe;
    layout = recipe.layout();
    data = TrainingData.read(recipe.source(), recipe.flaws());
    int drawings = data.pen().size();
    settings =
        settings(
            layout,
            recipe.flaws(),
            recipe.seed(),
            recipe.batch(),
            recipe.rate(),
            drawings == 0 ? 0 : Math.max(FEWEST_REPEATS, EPOCH / drawings),
            data.mnist().count() + drawings == 0 ? EPOCH : 0);
  }

  /**
   * The settings of a training that someone watches.
   *
   * @param repeats variations of each drawing in an epoch
   * @param handwriting number of the handwriting model's digits in an epoch
   */
  private static TrainingSettings settings(
      TrainableLayout layout,
      Flaws flaws,
      long seed,
      int batch,
      double rate,
      int repeats,
      int handwriting) {
    return new TrainingSettings(
        layout,
        seed,
        1,
        batch,
        rate,
        AugmentationLimits.MILD,
        AugmentationLimits.STRONG,
        repeats,
        handwriting,
        0,
        flaws,
        Distillation.NONE,
        LiveTraining.AVERAGE_DECAY);
  }

  /** The examples of an epoch of the handwriting model's digits. */
  static List<TrainingExamples> handwriting(TrainableLayout layout, Flaws flaws, long seed) {
    return TrainingData.NONE.examples(settings(layout, flaws, seed, 1, 1, 0, EPOCH));
  }

  @Override
  public Trainer trainer() {
    return new NetworkTrainer(layout, recipe.seed());
  }

  @Override
  public Shape input() {
    return layout.input();
  }

  @Override
  public int classes() {
    return layout.classes();
  }

  @Override
  public List<String> labels() {
    return List.of();
  }

  @Override
  public List<TrainingExamples> epoch() {
    return data.examples(settings);
  }

  @Override
  public ValidationSet validation(int most) {
    return data.validation().get(0).first(most);
  }

  @Override
  public ChangingNetwork network(String name, String configuration, List<float[]> inputs) {
    return new ChangingNetwork(name, configuration, inputs);
  }

  @Override
  public ModelCard write(
      Trainer trainer, float[] parameters, int epochs, String command, Path model) {
    return new ModelFinaliser(settings, data, recipe.source().facts())
        .madeBy(command)
        .write((NetworkTrainer) trainer, parameters, epochs, model);
  }
}
