package io.github.convoscope.training;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.data.TrainingHistory.Moment;
import io.github.convoscope.engine.dl4j.Trainer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a {@link TrainingHistory} of a run, and writes it at every moment that it adds. A run that
 * continues keeps the moments up to there.
 */
final class HistoryRecorder {
  private final Path file;
  private final Trainer trainer;
  private final List<ValidationSet> validation;
  private final String configuration;
  private final List<String> labels;
  private final List<Moment> moments = new ArrayList<>();

  /**
   * A history without moments.
   *
   * @param labels names of the classes of a network for colour pictures; empty for digits
   */
  HistoryRecorder(Path file, Trainer trainer, List<ValidationSet> validation, List<String> labels) {
    this.labels = List.copyOf(labels);
    this.file = file;
    this.trainer = trainer;
    this.validation = validation;
    // DL4J seeds its random numbers when it makes a configuration: not between two steps.
    configuration = trainer.plainConfiguration();
  }

  /** Keeps the moments of an earlier part of the run. */
  void resume(long steps) {
    if (steps > 0 && Files.exists(file)) {
      TrainingHistory.read(file).moments().stream()
          .filter(moment -> moment.step() <= steps)
          .forEach(moments::add);
    }
  }

  /** True for the numbers of steps after which the network is kept: 0, 1, 2, 4, 8 … */
  static boolean isMoment(long steps) {
    return Long.bitCount(steps) <= 1;
  }

  /**
   * Adds the network after some steps, unless it is there.
   *
   * @param loss of the last step
   * @param parameters of the network
   */
  void add(long steps, double loss, float[] parameters) {
    if (!moments.isEmpty() && moments.get(moments.size() - 1).step() >= steps) {
      return;
    }
    List<Double> accuracies = new ArrayList<>();
    double sum = 0;
    for (ValidationSet set : validation) {
      float[] logits = trainer.logits(parameters, set.images());
      accuracies.add(set.accuracy(logits));
      sum += set.loss(logits);
    }
    double its = steps == 0 ? sum / validation.size() : loss;
    moments.add(new Moment(steps, its, accuracies, trainer.plain(parameters)));
    List<String> names = validation.stream().map(ValidationSet::name).toList();
    new TrainingHistory(configuration, names, moments, labels).write(file);
  }
}
