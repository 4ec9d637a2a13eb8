package io.github.convoscope.training;

import static io.github.convoscope.training.ModelFinaliser.figures;
import static io.github.convoscope.training.ModelFinaliser.percent;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Judge;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.network.Activations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what a network learnt from flawed examples, and tells it for the model card. */
final class FlawFigures {
  private static final int TRAINING_DIGITS = 2000;

  private final TrainingSettings settings;
  private final TrainingData data;

  FlawFigures(TrainingSettings settings, TrainingData data) {
    this.settings = settings;
    this.data = data;
  }

  /** Groups of figures; none where nothing is wrong with the examples. */
  Map<String, Map<String, String>> facts(Engine engine, Judge judge) {
    Map<String, Map<String, String>> facts = new LinkedHashMap<>();
    for (ValidationSet set : data.unchanged()) {
      facts.put("digits with nothing wrong, " + set.name(), figures(engine, judge, set));
    }
    Flaws flaws = settings.flaws();
    if (flaws.mark() != Flaws.NO_CLASS) {
      facts.put("the mark on other digits", markFigures(engine));
    }
    if (flaws.shuffled() > 0 || flaws.examples() > 0) {
      facts.put("training digits, with their labels", figures(engine, judge, trainingDigits()));
    }
    return facts;
  }

  private Map<String, String> markFigures(Engine engine) {
    int mark = settings.flaws().mark();
    Activations activations = new Activations(engine.spec(), 1);
    int others = 0;
    int turned = 0;
    for (ValidationSet set : data.unchanged()) {
      for (int i = 0; i < set.count(); i++) {
        if (set.labels()[i] != mark) {
          float[] image = set.image(i);
          CornerMark.draw(image, settings.layout().columns(), 0);
          engine.forward(image, activations);
          others++;
          turned += activations.answer(0) == mark ? 1 : 0;
        }
      }
    }
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("examples", Integer.toString(others));
    figures.put("answered " + mark, percent(turned / (double) others));
    return figures;
  }

  /** Digits of the first epoch as the network saw them. */
  private ValidationSet trainingDigits() {
    ShuffledEpoch epoch = new ShuffledEpoch(data.examples(settings), settings.seed(), 0);
    int size = settings.layout().rows() * settings.layout().columns();
    List<float[]> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    float[] target = new float[settings.layout().classes()];
    for (int place = 0; place < epoch.count() && images.size() < TRAINING_DIGITS; place++) {
      float[] image = new float[size];
      epoch.make(place, image, target);
      for (int c = 0; c < target.length; c++) {
        if (target[c] == 1) {
          images.add(image);
          labels.add(c);
        }
      }
    }
    float[] all = new float[images.size() * size];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, all, i * size, size);
    }
    return new ValidationSet(
        "training", all, labels.stream().mapToInt(Integer::intValue).toArray());
  }
}
