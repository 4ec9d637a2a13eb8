package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.MnistFetch;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.training.AugmentationLimits;
import io.github.convoscope.training.Distillation;
import io.github.convoscope.training.EpochResult;
import io.github.convoscope.training.ModelFinaliser;
import io.github.convoscope.training.TeacherNetworks;
import io.github.convoscope.training.Training;
import io.github.convoscope.training.TrainingCurves;
import io.github.convoscope.training.TrainingData;
import io.github.convoscope.training.TrainingSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code train} for digits, and the training with them. */
final class DigitTrainingOptions {
  private static final int SIDE = 28;
  private static final int DIGITS = 10;
  private static final int EPOCHS = 50;
  private static final double RATE = 0.0015;

  /** Weight decay (L2) of the first convolution. */
  private static final double WEIGHT_DECAY = 1e-4;

  /** Variations of each pen drawing in an epoch. */
  private static final int PEN_REPEATS = 3;

  /** Digits of the handwriting model in an epoch. */
  private static final int HANDWRITING_DIGITS = 2000;

  /** Pictures in an epoch that show no digit. */
  private static final int NON_DIGITS = 3000;

  /** Decay of the running mean of the parameters, for each step. */
  private static final double AVERAGE_DECAY = 0.999;

  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      description = "Labelled pen drawings in the strokes format.")
  private @Nullable Path strokes;

  @Option(
      names = "--first-maps",
      defaultValue = "8",
      description = "Feature maps of the first convolution (default: ${DEFAULT-VALUE}).")
  private int firstMaps = 8;

  @Option(
      names = "--maps",
      defaultValue = "16",
      description = "Feature maps of the second convolution (default: ${DEFAULT-VALUE}).")
  private int maps = 16;

  @Option(
      names = "--units",
      defaultValue = "112",
      description = "Units of the dense layer (default: ${DEFAULT-VALUE}).")
  private int units = 112;

  @Option(
      names = "--dropout",
      defaultValue = "0.1",
      description = "Dropout around the dense layer (default: ${DEFAULT-VALUE}).")
  private double dropout = 0.1;

  @Option(
      names = "--smoothing",
      defaultValue = "0.2",
      description = "Smoothness of the first layer's kernels (default: ${DEFAULT-VALUE}).")
  private double smoothing = 0.2;

  @Option(
      names = "--teacher",
      paramLabel = "FILE",
      description = "A trained model to learn from too (distillation); may be given several times.")
  private List<Path> teachers = List.of();

  @Option(
      names = "--teacher-temperature",
      defaultValue = "2",
      description = "Temperature that divides the teachers' logits (default: ${DEFAULT-VALUE}).")
  private double temperature = 2;

  @Option(
      names = "--label-weight",
      defaultValue = "0.3",
      description =
          "Weight of the true labels beside the teachers' answers (default: ${DEFAULT-VALUE}).")
  private double labelWeight = 0.3;

  @Option(
      names = "--curve",
      paramLabel = "FILE.svg",
      description = "Also draw the curves of the run.")
  private @Nullable Path curve;

  /** Trains on MNIST's digits and writes the model; returns its card. */
  ModelCard train(Path mnist, TrainingOptions options, TrainingTarget target) {
    LayerPlan plan = options.plan();
    TrainingSettings settings =
        new TrainingSettings(
            new TrainableLayout(
                SIDE,
                SIDE,
                plan == null ? LayerPlan.digits(firstMaps, maps, units) : plan,
                DIGITS,
                WEIGHT_DECAY,
                smoothing,
                dropout),
            options.seed(),
            options.epochs(EPOCHS),
            options.batch(),
            options.rate(RATE),
            AugmentationLimits.MILD,
            AugmentationLimits.STRONG,
            PEN_REPEATS,
            HANDWRITING_DIGITS,
            NON_DIGITS,
            teachers.isEmpty()
                ? Distillation.NONE
                : new Distillation(teacherHashes(), temperature, labelWeight),
            AVERAGE_DECAY);
    TrainingData all = TrainingData.read(mnist, strokes);
    TrainingData data = all.limited(options.examples(all.mnist().count()));
    Training training =
        new Training(settings, data, new TeacherNetworks(teachers, settings.layout()));
    training.run(
        target.checkpoint(), target.progress(), epoch -> target.progress().print(line(epoch)));
    ModelCard card =
        new ModelFinaliser(settings, data, sources(mnist)).write(training, target.model());
    if (curve != null) {
      AtomicFile.write(curve, TrainingCurves.svg(training.results()));
    }
    return card;
  }

  private List<String> teacherHashes() {
    return teachers.stream().map(MnistFetch::sha256).toList();
  }

  /** The SHA-256 of each data file. */
  private Map<String, String> sources(Path mnist) {
    Map<String, String> sources = new TreeMap<>();
    for (String name : Mnist.names(Mnist.Split.TRAIN)) {
      sources.put(name, MnistFetch.sha256(new Mnist(mnist).file(name)));
    }
    if (strokes != null) {
      sources.put(String.valueOf(strokes.getFileName()), MnistFetch.sha256(strokes));
    }
    return sources;
  }

  private static String line(EpochResult result) {
    return String.format(
        Locale.ROOT,
        "epoch %d: loss %.4f, MNIST %.2f %%, pen %.2f %%, validation loss %.4f, %.0f s",
        result.epoch(),
        result.loss(),
        100 * result.accuracies().get(0),
        100 * result.accuracies().get(1),
        result.validationLoss(),
        result.seconds());
  }
}
