package io.github.convoscope.training;

import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.ModelCardFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.dl4j.PlannedTrainer;
import io.github.convoscope.evaluation.Calibration;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.evaluation.ThresholdFit;
import io.github.convoscope.evaluation.Thresholds;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.model.ModelOpener;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import io.github.convoscope.network.PictureInput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finishes a training run on colour pictures: folds batch normalisation into the convolutions and
 * the calibration temperature into the last layer, writes the model, evaluates the written file,
 * and writes its card.
 */
public final class PictureFinaliser {
  private static final String NAME = "photos";
  private static final float LOW = -1;
  private static final float HIGH = 1;
  private static final int OTHERS = 1000;
  private static final long OTHERS_SEED = 2026;

  private final PictureSettings settings;
  private final PictureData data;
  private final ValidationSet validation;

  /** A finaliser for runs with these settings. */
  public PictureFinaliser(PictureSettings settings, PictureData data) {
    this.settings = settings;
    this.data = data;
    validation = data.validationSet();
  }

  /** Writes the model and, beside it, its card; returns the card. */
  public ModelCard write(PictureTraining training, Path model) {
    List<EpochResult> results = training.results();
    double seconds = results.stream().mapToDouble(EpochResult::seconds).sum();
    Map<String, String> length = new LinkedHashMap<>();
    length.put("epochs", Integer.toString(results.size()));
    length.put("hours", String.format(Locale.ROOT, "%.1f", seconds / 3600));
    return write(training.trainer(), training.best(), length, model);
  }

  /**
   * Writes the model and, beside it, its card; returns the card.
   *
   * @param best parameters of the network
   * @param length how long it was trained, in words for the card
   */
  ModelCard write(PlannedTrainer trainer, float[] best, Map<String, String> length, Path model) {
    double temperature =
        Calibration.temperature(trainer.logits(best, validation.images()), validation.labels());
    AtomicFile.fill(model, beside -> trainer.save(beside, best, temperature));
    // The size of a network that takes any is known only from its card.
    ModelCard feeding = card(List.of(), new float[0], Map.of(), Map.of());
    ModelCardFile.write(ModelCardFile.beside(model), feeding);
    ModelCard card;
    try (Engine engine = new ModelOpener().open(model).newEngine()) {
      card = card(engine, length, temperature);
    }
    ModelCardFile.write(ModelCardFile.beside(model), card);
    return card;
  }

  private ModelCard card(Engine engine, Map<String, String> length, double temperature) {
    Thresholds thresholds = thresholds(engine);
    Judge judge = new Judge(thresholds, data.validation().names(), InputRange.orInk(LOW, HIGH));
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    facts.put("recipe", recipe(engine, length, temperature));
    facts.put("data", data.facts());
    facts.put("validation", figures(engine, judge));
    facts.put("pictures of nothing", otherFigures(engine, judge, data.validation().rows()));
    return card(new RangeFinder(engine, inputs()).find(), mean(), thresholds.numbers(), facts);
  }

  private ModelCard card(
      List<ModelCard.LayerRange> ranges,
      float[] mean,
      Map<String, Double> thresholds,
      Map<String, Map<String, String>> facts) {
    return card(
        data.validation().names(), data.validation().rows(), ranges, mean, thresholds, facts);
  }

  /**
   * The card of a network for colour pictures that is trained here.
   *
   * @param labels names of its classes
   * @param side rows and columns of its input
   */
  static ModelCard card(
      List<String> labels,
      int side,
      List<ModelCard.LayerRange> ranges,
      float[] mean,
      Map<String, Double> thresholds,
      Map<String, Map<String, String>> facts) {
    return new ModelCard(
        NAME,
        labels,
        LOW,
        HIGH,
        ranges,
        mean,
        thresholds,
        facts,
        new PictureInput(
            PictureInput.Placement.CROP,
            PictureInput.ChannelOrder.RGB,
            PictureInput.Polarity.BRIGHT,
            new double[0],
            new double[0],
            side));
  }

  private Thresholds thresholds(Engine engine) {
    ThresholdFit fit = new ThresholdFit(ThresholdFit.Aims.PHOTOGRAPHS);
    Activations activations = new Activations(engine.spec(), 1);
    for (int i = 0; i < validation.count(); i++) {
      float[] input = validation.image(i);
      engine.forward(input, activations);
      fit.addDigit(validation.labels()[i], input, activations.logits());
    }
    for (float[] picture : OtherPictures.pictures(OTHERS, data.validation().rows(), OTHERS_SEED)) {
      engine.forward(picture, activations);
      fit.addOther(picture, activations.logits());
    }
    return fit.fit();
  }

  private Map<String, String> figures(Engine engine, Judge judge) {
    Evaluator evaluator = new Evaluator(judge, engine.spec().classes());
    Activations activations = new Activations(engine.spec(), 1);
    for (int i = 0; i < validation.count(); i++) {
      float[] input = validation.image(i);
      engine.forward(input, activations);
      evaluator.add(validation.labels()[i], input, activations.logits());
    }
    Evaluation result = evaluator.result();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("examples", Integer.toString(result.examples()));
    figures.put("accuracy", percent(result.accuracy()));
    figures.put("calibration error", percent(result.calibrationError()));
    for (Verdict.Kind kind : Verdict.Kind.GIVEN) {
      int count = result.verdicts().getOrDefault(kind, 0);
      figures.put(kind.id(), percent(count / (double) result.examples()));
    }
    figures.put("right when sure", percent(result.sureAccuracy()));
    return figures;
  }

  private static Map<String, String> otherFigures(Engine engine, Judge judge, int size) {
    Activations activations = new Activations(engine.spec(), 1);
    int sure = 0;
    List<float[]> pictures = OtherPictures.pictures(OTHERS, size, OTHERS_SEED + 1);
    for (float[] picture : pictures) {
      engine.forward(picture, activations);
      sure += judge.verdict(picture, activations.logits()).kind() == Verdict.Kind.SURE ? 1 : 0;
    }
    return Map.of("not sure", percent(1 - sure / (double) pictures.size()));
  }

  private Map<String, String> recipe(
      Engine engine, Map<String, String> length, double temperature) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("layers", settings.plan().toString());
    facts.put("parameters", Integer.toString(engine.spec().parameters()));
    facts.put("seed", Long.toString(settings.seed()));
    facts.putAll(length);
    facts.put("batch", Integer.toString(settings.batch()));
    facts.put("largest learning rate", Double.toString(settings.rate()));
    facts.put("momentum", Double.toString(settings.momentum()));
    facts.put("weight decay", Double.toString(settings.decay()));
    facts.put("spread over all classes", Double.toString(settings.smoothing()));
    facts.put("augmentation", settings.variation().description());
    facts.put("decay of the running mean", Double.toString(settings.average()));
    facts.put("temperature", String.format(Locale.ROOT, "%.4f", temperature));
    return facts;
  }

  private float[][] inputs() {
    float[][] inputs = new float[validation.count()][];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = validation.image(i);
    }
    return inputs;
  }

  private float[] mean() {
    double[] sum = new double[data.validation().size()];
    for (int i = 0; i < validation.images().length; i++) {
      sum[i % sum.length] += validation.images()[i];
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      mean[i] = (float) (sum[i] / validation.count());
    }
    return mean;
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * part);
  }
}
