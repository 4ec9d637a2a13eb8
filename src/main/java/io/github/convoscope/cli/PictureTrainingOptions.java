package io.github.convoscope.cli;

import io.github.convoscope.data.Cifar10;
import io.github.convoscope.data.LabelledPictures;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.training.EpochResult;
import io.github.convoscope.training.ExampleSource;
import io.github.convoscope.training.PictureData;
import io.github.convoscope.training.PictureFinaliser;
import io.github.convoscope.training.PictureSettings;
import io.github.convoscope.training.PictureTraining;
import io.github.convoscope.training.PictureVariation;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code train} for colour pictures, and the training with them. */
final class PictureTrainingOptions {
  private static final String PLAN =
      "conv 32@7x7/2, conv 64@3x3, pool, conv 96@3x3, pool, conv 192@3x3, mean";
  private static final int EPOCHS = 40;
  private static final double RATE = 0.05;
  private static final double MOMENTUM = 0.9;

  @Option(
      names = "--cifar10",
      paramLabel = "DIR",
      description = "The folder with CIFAR-10: its binary files, or pictures in a folder a class.")
  private @Nullable Path cifar10;

  @Option(
      names = "--pictures",
      paramLabel = "DIR",
      description =
          "A folder with a folder of pictures for each class, called by its label or index.")
  private @Nullable Path folder;

  @Option(
      names = "--shift",
      paramLabel = "PIXELS",
      defaultValue = "3",
      description = "Largest shift of a picture (default: ${DEFAULT-VALUE}).")
  private int shift = 3;

  @Option(
      names = "--colours",
      paramLabel = "PART",
      defaultValue = "0",
      description =
          "Largest change of brightness, contrast and saturation (default: ${DEFAULT-VALUE}).")
  private double colours;

  @Option(
      names = "--cut",
      paramLabel = "PIXELS",
      defaultValue = "0",
      description = "Side of a square that becomes grey (default: ${DEFAULT-VALUE}).")
  private int cut;

  @Option(
      names = "--keep-sides",
      description = "Don't mirror pictures: left and right differ, as in writing.")
  private boolean keepSides;

  @Option(
      names = "--spread",
      paramLabel = "PART",
      defaultValue = "0.05",
      description =
          "Part of each target that is spread over all classes (default: ${DEFAULT-VALUE}).")
  private double spread = 0.05;

  @Option(
      names = "--weight-decay",
      paramLabel = "L2",
      defaultValue = "5e-4",
      description = "Weight decay (default: ${DEFAULT-VALUE}).")
  private double weightDecay = 5e-4;

  @Option(
      names = "--average",
      paramLabel = "PART",
      defaultValue = "0.999",
      description =
          "Decay of the running mean of the parameters, for each step (default:"
              + " ${DEFAULT-VALUE}).")
  private double average = 0.999;

  /** True where one of the options says which pictures to train with. */
  boolean given() {
    return cifar10 != null || folder != null;
  }

  /**
   * The source of pictures that is given, to be trained with as in the training room.
   *
   * @throws Problem when it is not CIFAR-10
   */
  ExampleSource source() {
    if (cifar10 == null || folder != null) {
      throw Problem.input(Message.of("cli.steps-one"));
    }
    return new ExampleSource(ExampleSource.Kind.CIFAR10, cifar10);
  }

  /**
   * Trains on colour pictures and writes the model; returns its card.
   *
   * @throws Problem when both kinds are given
   */
  ModelCard train(TrainingOptions options, TrainingTarget target) {
    if (cifar10 != null && folder != null) {
      throw Problem.input(Message.of("cli.train-two"));
    }
    if (cifar10 != null) {
      return train(Cifar10.train(cifar10), options, target);
    }
    Path classes = Objects.requireNonNull(folder);
    LabelledPictures pictures =
        LabelledPictures.read(
            classes, LabelledPictures.classes(classes), Cifar10.SIDE, Cifar10.SIDE);
    return train(pictures, options, target);
  }

  private ModelCard train(
      LabelledPictures pictures, TrainingOptions options, TrainingTarget target) {
    LayerPlan plan = options.plan();
    PictureSettings settings =
        new PictureSettings(
            plan == null ? LayerPlan.parse(PLAN) : plan,
            options.seed(),
            options.epochs(EPOCHS),
            options.batch(),
            options.rate(RATE),
            MOMENTUM,
            weightDecay,
            spread,
            new PictureVariation(shift, colours, cut, !keepSides),
            average);
    PictureData all = PictureData.split(pictures);
    int count = all.train().count();
    PictureData data = all.limited(Math.min(count, options.examples(count)));
    PictureTraining training = new PictureTraining(settings, data);
    training.run(
        target.checkpoint(),
        options.history(),
        target.progress(),
        epoch -> target.progress().print(line(epoch)));
    return new PictureFinaliser(settings, data).write(training, target.model());
  }

  private static String line(EpochResult result) {
    return String.format(
        Locale.ROOT,
        "epoch %d: loss %.4f, validation %.2f %%, validation loss %.4f, %.0f s",
        result.epoch(),
        result.loss(),
        100 * result.accuracies().get(0),
        result.validationLoss(),
        result.seconds());
  }
}
