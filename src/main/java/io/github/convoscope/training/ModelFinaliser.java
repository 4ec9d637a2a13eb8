package io.github.convoscope.training;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.evaluation.Calibration;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.evaluation.ThresholdFit;
import io.github.convoscope.evaluation.Thresholds;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.ModelCard;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finishes a training run: folds the calibration temperature into the last layer, writes the model,
 * evaluates the written file, and writes its card.
 */
public final class ModelFinaliser {
  private static final int NON_DIGITS = 1600;
  private static final long NON_DIGIT_SEED = 2024;

  private final TrainingSettings settings;
  private final TrainingData data;
  private final Map<String, String> sources;
  private @Nullable String madeBy;

  /**
   * A finaliser for runs with these settings.
   *
   * @param sources names of the data files, each with its SHA-256
   */
  public ModelFinaliser(TrainingSettings settings, TrainingData data, Map<String, String> sources) {
    this.settings = settings;
    this.data = data;
    this.sources = sources;
  }

  /** Has the card name another command. */
  ModelFinaliser madeBy(String command) {
    madeBy = command;
    return this;
  }

  /** Writes the model and, beside it, its card; returns the card. */
  public ModelCard write(Training training, Path model) {
    return write(training.trainer(), training.best(), training.results().size(), model);
  }

  /**
   * Writes the model and, beside it, its card; returns the card.
   *
   * @param best parameters of the network
   * @param epochs done
   */
  ModelCard write(NetworkTrainer trainer, float[] best, int epochs, Path model) {
    double temperature = temperature(trainer, best);
    AtomicFile.fill(model, beside -> trainer.save(beside, best, temperature));
    List<String> labels = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    ModelCard card;
    try (Engine engine = new ModelOpener().openWithoutCard(model).newEngine()) {
      card = card(engine, labels, settingsFacts(epochs, best.length, temperature));
    }
    ModelCardFile.write(ModelCardFile.beside(model), card);
    return card;
  }

  /** The geometric mean of the temperatures of all validation sets, whatever their sizes. */
  private double temperature(NetworkTrainer trainer, float[] parameters) {
    double product = 1;
    for (ValidationSet set : data.validation()) {
      product *= Calibration.temperature(trainer.logits(parameters, set.images()), set.labels());
    }
    return Math.pow(product, 1.0 / data.validation().size());
  }

  private ModelCard card(Engine engine, List<String> labels, Map<String, String> recipe) {
    Thresholds thresholds = thresholds(engine);
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    facts.put("recipe", recipe);
    facts.put("data", sources);
    Judge judge = new Judge(thresholds, labels);
    Map<String, String> done = settings.flaws().facts();
    if (!done.isEmpty()) {
      facts.put("wrong on purpose", done);
    }
    for (ValidationSet set : data.validation()) {
      facts.put("validation, " + set.name(), figures(engine, judge, set));
    }
    facts.put("no digits", nonDigitFigures(engine, judge));
    facts.putAll(new FlawFigures(settings, data).facts(engine, judge));
    return new ModelCard(
        "digits",
        labels,
        0,
        1,
        new RangeFinder(engine, inputs()).find(),
        mean(),
        thresholds.numbers(),
        facts);
  }

  private Thresholds thresholds(Engine engine) {
    ThresholdFit fit = new ThresholdFit();
    Activations activations = new Activations(engine.spec(), 1);
    for (ValidationSet set : data.validation()) {
      for (int i = 0; i < set.count(); i++) {
        float[] input = set.image(i);
        engine.forward(input, activations);
        fit.addDigit(set.labels()[i], input, activations.logits());
      }
    }
    for (float[] picture : NonDigitPictures.pictures(NON_DIGITS, NON_DIGIT_SEED)) {
      engine.forward(picture, activations);
      fit.addOther(picture, activations.logits());
    }
    return fit.fit();
  }

  /** What a network gets right in a set. */
  static Map<String, String> figures(Engine engine, Judge judge, ValidationSet set) {
    Evaluator evaluator = new Evaluator(judge, engine.spec().classes());
    Activations activations = new Activations(engine.spec(), 1);
    for (int i = 0; i < set.count(); i++) {
      float[] input = set.image(i);
      engine.forward(input, activations);
      evaluator.add(set.labels()[i], input, activations.logits());
    }
    Evaluation result = evaluator.result();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("examples", Integer.toString(result.examples()));
    figures.put("accuracy", percent(result.accuracy()));
    figures.put("calibration error", percent(result.calibrationError()));
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      int count = result.verdicts().getOrDefault(kind, 0);
      figures.put(kind.id(), percent(count / (double) result.examples()));
    }
    figures.put("right when sure", percent(result.sureAccuracy()));
    return figures;
  }

  private static Map<String, String> nonDigitFigures(Engine engine, Judge judge) {
    Activations activations = new Activations(engine.spec(), 1);
    int sure = 0;
    List<float[]> pictures = NonDigitPictures.pictures(NON_DIGITS, NON_DIGIT_SEED + 1);
    for (float[] picture : pictures) {
      engine.forward(picture, activations);
      sure += judge.verdict(picture, activations.logits()).kind() == Verdict.Kind.SURE ? 1 : 0;
    }
    return Map.of("not sure", percent(1 - sure / (double) pictures.size()));
  }

  private Map<String, String> settingsFacts(int epochs, int parameters, double temperature) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("command", command());
    facts.put("seed", Long.toString(settings.seed()));
    facts.put("epochs", Integer.toString(epochs));
    facts.put("batch", Integer.toString(settings.batch()));
    facts.put("largest learning rate", Double.toString(settings.rate()));
    facts.put("augmentation of pictures", settings.images().description());
    facts.put("augmentation of drawings", settings.drawings().description());
    if (!data.pen().isEmpty()) {
      facts.put("pen drawings, times an epoch", Integer.toString(settings.penRepeats()));
    }
    facts.put("handwriting model's digits an epoch", Integer.toString(settings.handwriting()));
    facts.put("things that are no digit an epoch", Integer.toString(settings.nonDigits()));
    if (!settings.distillation().teachers().isEmpty()) {
      facts.put("teachers", settings.distillation().description());
    }
    facts.put("dropout", Double.toString(settings.layout().dropout()));
    facts.put("smoothing of the first kernels", Double.toString(settings.layout().smoothing()));
    facts.put("decay of the running mean", Double.toString(settings.average()));
    facts.put("layers", settings.layout().plan().toString());
    facts.put("parameters", Integer.toString(parameters));
    facts.put("temperature", String.format(Locale.ROOT, "%.4f", temperature));
    return facts;
  }

  /** The command that makes the network, with names in place of files. */
  private String command() {
    if (madeBy != null) {
      return madeBy;
    }
    StringBuilder command = new StringBuilder("./run train");
    command.append(data.mnist().count() > 0 ? " --mnist DIR" : "");
    command.append(data.pen().isEmpty() ? "" : " --strokes FILE");
    if (data.mnist().count() == 0 && data.pen().isEmpty()) {
      command.append(" --handwriting ").append(settings.handwriting());
      command.append(settings.flaws().options()).append(options());
    } else {
      command.append(settings.flaws().options());
    }
    command.append(" --teacher FILE".repeat(settings.distillation().teachers().size()));
    return command.append(" -o MODEL.zip").toString();
  }

  /** What a run without any data depends on, so that everybody can make it again. */
  private String options() {
    return String.format(
        Locale.ROOT,
        " --layers \"%s\" --epochs %d --seed %d --batch %d --rate %s --dropout %s --smoothing %s",
        settings.layout().plan(),
        settings.epochs(),
        settings.seed(),
        settings.batch(),
        settings.rate(),
        settings.layout().dropout(),
        settings.layout().smoothing());
  }

  private float[][] inputs() {
    return data.validation().stream()
        .flatMap(set -> IntStream.range(0, set.count()).mapToObj(set::image))
        .toArray(float[][]::new);
  }

  private float[] mean() {
    float[][] inputs = inputs();
    double[] sum = new double[inputs[0].length];
    for (float[] input : inputs) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += input[i];
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / inputs.length);
    }
    return mean;
  }

  /** A share in percent. */
  static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * part);
  }
}
