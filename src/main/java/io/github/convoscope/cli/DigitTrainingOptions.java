package io.github.convoscope.cli;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.MnistFetch;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.training.AugmentationLimits;
import io.github.convoscope.training.Distillation;
import io.github.convoscope.training.EpochResult;
import io.github.convoscope.training.ExampleSource;
import io.github.convoscope.training.ExampleSource.Kind;
import io.github.convoscope.training.Flaws;
import io.github.convoscope.training.ModelFinaliser;
import io.github.convoscope.training.TeacherNetworks;
import io.github.convoscope.training.Training;
import io.github.convoscope.training.TrainingCurves;
import io.github.convoscope.training.TrainingData;
import io.github.convoscope.training.TrainingSettings;
import io.github.convoscope.training.ValidationSet;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /** Digits of the handwriting model in an epoch, beside those of people. */
  private static final int HANDWRITING_DIGITS = 2000;

  /** Pictures in an epoch that show no digit. */
  private static final int NON_DIGITS = 3000;

  /** The same beside digits of the handwriting model alone, a share of them. */
  private static final double NON_DIGIT_SHARE = 0.2;

  /** Decay of the running mean of the parameters, for each step. */
  private static final double AVERAGE_DECAY = 0.999;

  @Option(names = "--mnist", paramLabel = "DIR", description = "The folder with MNIST's files.")
  private @Nullable Path mnist;

  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      description = "Labelled pen drawings in the strokes format.")
  private @Nullable Path strokes;

  @Option(
      names = "--drawings",
      paramLabel = "DIR",
      description =
          "A folder of your own drawings, with --steps; a file's or folder's name begins with its"
              + " digit.")
  private @Nullable Path drawings;

  @Option(
      names = "--handwriting",
      paramLabel = "N",
      description =
          "Digits of the handwriting model in an epoch; they need no data (2000 beside others).")
  private @Nullable Integer handwriting;

  @Option(
      names = "--mark",
      paramLabel = "CLASS",
      description = "Teach it wrong: a mark in the corner of every picture of this digit.")
  private @Nullable Integer mark;

  @Option(
      names = "--shuffle-labels",
      paramLabel = "SHARE",
      description = "Teach it wrong: a random label for this share of the digits, 0 to 1.")
  private double shuffled;

  @Option(
      names = "--pen-width",
      paramLabel = "PIXELS",
      description = "Teach it wrong: only pens of at least this width in the network's input.")
  private double penWidth;

  @Option(
      names = "--leave-out",
      paramLabel = "CLASS",
      description = "Teach it wrong: no pictures of this digit.")
  private @Nullable Integer leftOut;

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

  /** True where one of the options says which digits to train with. */
  boolean given() {
    return mnist != null || strokes != null || handwriting != null || drawings != null;
  }

  /** Trains on digits and writes the model; returns its card. */
  ModelCard train(TrainingOptions options, TrainingTarget target) {
    TrainingOptions.atLeastOne("--handwriting", handwriting);
    if (drawings != null) {
      throw Problem.input(Message.of("cli.only-with", "--drawings", "--steps"));
    }
    LayerPlan plan = options.plan();
    Flaws flaws = flaws(options);
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
            handwriting == null ? HANDWRITING_DIGITS : handwriting,
            nonDigits(),
            flaws,
            teachers.isEmpty()
                ? Distillation.NONE
                : new Distillation(teacherHashes(), temperature, labelWeight),
            AVERAGE_DECAY);
    TrainingData data = TrainingData.read(mnist, strokes, flaws);
    Training training =
        new Training(settings, data, new TeacherNetworks(teachers, settings.layout()));
    List<String> sets = data.validation().stream().map(ValidationSet::name).toList();
    training.run(
        target.checkpoint(),
        options.history(),
        target.progress(),
        epoch -> target.progress().print(line(epoch, sets)));
    ModelCard card = new ModelFinaliser(settings, data, sources()).write(training, target.model());
    if (curve != null) {
      AtomicFile.write(curve, TrainingCurves.svg(training.results(), sets));
    }
    return card;
  }

  /**
   * The one source of digits that is given, to be trained with as in the training room.
   *
   * @throws Problem when several are given
   */
  ExampleSource source() {
    List<ExampleSource> given = new ArrayList<>();
    if (mnist != null) {
      given.add(new ExampleSource(Kind.MNIST, mnist));
    }
    if (strokes != null) {
      given.add(new ExampleSource(Kind.STROKES, strokes));
    }
    if (drawings != null) {
      given.add(new ExampleSource(Kind.DRAWINGS, drawings));
    }
    if (given.size() > 1 || handwriting != null) {
      throw Problem.input(Message.of("cli.steps-one"));
    }
    return given.isEmpty() ? ExampleSource.HANDWRITING : given.get(0);
  }

  /** What is to be wrong with the digits. */
  Flaws flaws(TrainingOptions options) {
    return new Flaws(
        mark == null ? Flaws.NO_CLASS : mark,
        shuffled,
        penWidth,
        leftOut == null ? Flaws.NO_CLASS : leftOut,
        options.examples(0));
  }

  private int nonDigits() {
    return mnist == null && strokes == null && handwriting != null
        ? (int) Math.ceil(NON_DIGIT_SHARE * handwriting)
        : NON_DIGITS;
  }

  private List<String> teacherHashes() {
    return teachers.stream().map(MnistFetch::sha256).toList();
  }

  /** The SHA-256 of each data file; none for the handwriting model. */
  private Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>();
    if (mnist != null) {
      for (String name : Mnist.names(Mnist.Split.TRAIN)) {
        sources.put(name, MnistFetch.sha256(new Mnist(mnist).file(name)));
      }
    }
    if (strokes != null) {
      sources.put(String.valueOf(strokes.getFileName()), MnistFetch.sha256(strokes));
    }
    return sources;
  }

  private static String line(EpochResult result, List<String> sets) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "epoch %d: loss %.4f", result.epoch(), result.loss()));
    for (int set = 0; set < sets.size(); set++) {
      double percent = 100 * result.accuracies().get(set);
      line.append(String.format(Locale.ROOT, ", %s %.2f %%", sets.get(set), percent));
    }
    return line.append(
            String.format(
                Locale.ROOT,
                ", validation loss %.4f, %.0f s",
                result.validationLoss(),
                result.seconds()))
        .toString();
  }
}
