package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.MnistFetch;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code train}: trains the digits network and writes it with its model card. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = "Train the digits network. A run that was stopped continues from its checkpoint.")
final class TrainCommand implements Callable<Integer> {
  private static final int SIDE = 28;
  private static final int DIGITS = 10;

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
      names = "--mnist",
      paramLabel = "DIR",
      required = true,
      description = "The folder with MNIST's files.")
  private Path mnist;

  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      description = "Labelled pen drawings in the strokes format.")
  private @Nullable Path strokes;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL.zip",
      required = true,
      description = "The model to write; its card is written beside it.")
  private Path output;

  @Option(
      names = "--epochs",
      defaultValue = "50",
      description = "Passes through the data (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--batch",
      defaultValue = "64",
      description = "Examples of one step (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--rate",
      defaultValue = "0.0015",
      description = "Largest learning rate (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--first-maps",
      defaultValue = "8",
      description = "Feature maps of the first convolution (default: ${DEFAULT-VALUE}).")
  private int firstMaps;

  @Option(
      names = "--maps",
      defaultValue = "16",
      description = "Feature maps of the second convolution (default: ${DEFAULT-VALUE}).")
  private int maps;

  @Option(
      names = "--units",
      defaultValue = "112",
      description = "Units of the dense layer (default: ${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--dropout",
      defaultValue = "0.1",
      description = "Dropout around the dense layer (default: ${DEFAULT-VALUE}).")
  private double dropout;

  @Option(
      names = "--smoothing",
      defaultValue = "0.2",
      description = "Smoothness of the first layer's kernels (default: ${DEFAULT-VALUE}).")
  private double smoothing;

  @Option(
      names = "--teacher",
      paramLabel = "FILE",
      description = "A trained model to learn from too (distillation); may be given several times.")
  private List<Path> teachers = List.of();

  @Option(
      names = "--teacher-temperature",
      defaultValue = "2",
      description = "Temperature that divides the teachers' logits (default: ${DEFAULT-VALUE}).")
  private double temperature;

  @Option(
      names = "--label-weight",
      defaultValue = "0.3",
      description =
          "Weight of the true labels beside the teachers' answers (default: ${DEFAULT-VALUE}).")
  private double labelWeight;

  @Option(
      names = "--curve",
      paramLabel = "FILE.svg",
      description = "Also draw the curves of the run.")
  private @Nullable Path curve;

  @Override
  public Integer call() {
    AtomicFile.check(output);
    TrainingSettings settings =
        new TrainingSettings(
            new TrainableLayout(
                SIDE, SIDE, firstMaps, maps, units, DIGITS, WEIGHT_DECAY, smoothing, dropout),
            seed,
            epochs,
            batch,
            rate,
            AugmentationLimits.MILD,
            AugmentationLimits.STRONG,
            PEN_REPEATS,
            HANDWRITING_DIGITS,
            NON_DIGITS,
            teachers.isEmpty()
                ? Distillation.NONE
                : new Distillation(teacherHashes(), temperature, labelWeight),
            AVERAGE_DECAY);
    TrainingData data = TrainingData.read(mnist, strokes);
    Training training =
        new Training(settings, data, new TeacherNetworks(teachers, settings.layout()));
    Path checkpoint = output.resolveSibling(output.getFileName() + ".checkpoint");
    ConsoleProgress progress = new ConsoleProgress();
    training.run(checkpoint, progress, epoch -> progress.print(line(epoch)));
    ModelCard card = new ModelFinaliser(settings, data, sources()).write(training, output);
    if (curve != null) {
      AtomicFile.write(curve, TrainingCurves.svg(training.results()));
    }
    delete(checkpoint);
    card.facts()
        .forEach(
            (group, facts) ->
                facts.forEach((name, value) -> progress.print(group + ": " + name + " " + value)));
    return 0;
  }

  private List<String> teacherHashes() {
    return teachers.stream().map(MnistFetch::sha256).toList();
  }

  /** The SHA-256 of each data file. */
  private Map<String, String> sources() {
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

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
