package io.github.convoscope.training;

import io.github.convoscope.data.Cifar10;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.PlannedTrainer;
import io.github.convoscope.engine.dl4j.Trainer;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** CIFAR-10's photographs, which a training learns from while someone watches. */
final class WatchedPictures implements WatchedExamples {
  private static final double MOMENTUM = 0.9;
  private static final double DECAY = 5e-4;
  private static final double SMOOTHING = 0.05;
  private static final PictureVariation VARIATION = new PictureVariation(3, 0, 0, true);

  private final PictureData data;
  private final PictureSettings settings;

  /**
   * Reads the pictures.
   *
   * @throws Problem when they can't be read, or something is to be wrong that digits alone can have
   */
  WatchedPictures(TrainingRecipe recipe) {
    recipe.shapes();
    Flaws flaws = recipe.flaws();
    int most = flaws.examples();
    if (!flaws.equals(new Flaws(Flaws.NO_CLASS, 0, 0, Flaws.NO_CLASS, most))) {
      throw Problem.input(Message.of("training.flaws-of-digits"));
    }
    PictureData all = PictureData.split(Cifar10.train(recipe.source().there()));
    data = most > 0 ? all.limited(most) : all;
    settings =
        new PictureSettings(
            LayerPlan.parse(recipe.layers()),
            recipe.seed(),
            1,
            recipe.batch(),
            recipe.rate(),
            MOMENTUM,
            DECAY,
            SMOOTHING,
            VARIATION,
            LiveTraining.AVERAGE_DECAY);
  }

  @Override
  public Trainer trainer() {
    return new PlannedTrainer(
        settings.plan(), input(), classes(), MOMENTUM, DECAY, settings.seed());
  }

  @Override
  public Shape input() {
    return Shape.maps(3, data.train().rows(), data.train().columns());
  }

  @Override
  public int classes() {
    return data.train().names().size();
  }

  @Override
  public List<String> labels() {
    return data.train().names();
  }

  @Override
  public List<TrainingExamples> epoch() {
    return List.of(new PictureExamples(data.train(), VARIATION, SMOOTHING));
  }

  @Override
  public ValidationSet validation(int most) {
    return data.validationSet(most);
  }

  @Override
  public ChangingNetwork network(String name, String configuration, List<float[]> inputs) {
    return new ChangingNetwork(
        name,
        configuration,
        inputs,
        PictureFinaliser.card(
            data.validation().names(),
            data.validation().rows(),
            List.of(),
            new float[0],
            Map.of(),
            Map.of()));
  }

  @Override
  public ModelCard write(
      Trainer trainer, float[] parameters, int epochs, String command, Path model) {
    return new PictureFinaliser(settings, data)
        .write(
            (PlannedTrainer) trainer,
            parameters,
            Map.of("command", command, "epochs", Integer.toString(epochs)),
            model);
  }
}
