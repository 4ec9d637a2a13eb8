package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.Trainer;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs epochs of varied examples, keeps a running mean of the parameters (Polyak averaging), and
 * validates it after each epoch. The best parameters are kept.
 *
 * <p>It writes checkpoints. Started again with the same settings, it continues from there, and the
 * result is the same, bit for bit. One thread at a time.
 */
final class TrainingLoop {
  private final LoopSettings settings;
  private final Trainer trainer;
  private final Supplier<List<TrainingExamples>> examples;
  private final List<ValidationSet> validation;
  private final TargetSoftener softener;
  private final int size;
  private final int classes;
  private final List<String> labels;
  private final List<EpochResult> results = new ArrayList<>();
  private float[] average;
  private float[] best;
  private int doneSteps;
  private double doneLoss;
  private double doneSeconds;
  private @Nullable HistoryRecorder history;

  /**
   * A new run.
   *
   * @param examples makes the examples of an epoch
   * @param validation at least one set
   * @param size numbers of an input
   * @param classes numbers of a target
   * @param labels names of the classes of a network for colour pictures; empty for digits
   */
  TrainingLoop(
      LoopSettings settings,
      Trainer trainer,
      Supplier<List<TrainingExamples>> examples,
      List<ValidationSet> validation,
      TargetSoftener softener,
      int size,
      int classes,
      List<String> labels) {
    this.labels = List.copyOf(labels);
    this.settings = settings;
    this.trainer = trainer;
    this.examples = examples;
    this.validation = validation;
    this.softener = softener;
    this.size = size;
    this.classes = classes;
    average = trainer.parameters();
    best = average.clone();
  }

  /** The parameters with the best validation so far, a copy. */
  float[] best() {
    return best.clone();
  }

  /** The results of the epochs so far. */
  List<EpochResult> results() {
    return List.copyOf(results);
  }

  /**
   * The checkpoint that a run keeps of the last moment from which it can be made longer.
   *
   * @param checkpoint the run's own
   */
  static Path open(Path checkpoint) {
    return checkpoint.resolveSibling(checkpoint.getFileName() + ".open");
  }

  /**
   * Runs the remaining epochs.
   *
   * @param checkpoint the file of the run's state, read if it exists
   * @param historyFile where the network is kept at growing distances; null for nowhere
   * @param progress called after every batch
   * @param onEpoch called after every epoch
   * @throws Problem when the checkpoint is broken or was written with other settings
   * @throws io.github.convoscope.task.CancelledException after a batch when cancelled
   */
  void run(
      Path checkpoint,
      @Nullable Path historyFile,
      Progress progress,
      Consumer<EpochResult> onEpoch) {
    resume(checkpoint);
    long done = (long) results.size() * stepsOfEpoch() + doneSteps;
    if (historyFile != null) {
      history = new HistoryRecorder(historyFile, trainer, validation, labels);
      history.resume(done);
      if (done == 0) {
        history.add(0, 0, average);
      }
    }
    while (results.size() < settings.epochs()) {
      EpochResult result = epoch(results.size(), checkpoint, progress);
      if (results.isEmpty()
          || result.score()
              < results.stream().mapToDouble(EpochResult::score).min().orElseThrow()) {
        best = average.clone();
      }
      results.add(result);
      save(checkpoint, 0, 0, 0);
      if (results.size() == settings.schedule().openEpochs()) {
        save(open(checkpoint), 0, 0, 0);
      }
      onEpoch.accept(result);
    }
    if (history != null && !results.isEmpty()) {
      history.add(
          (long) results.size() * stepsOfEpoch(), results.get(results.size() - 1).loss(), best);
    }
  }

  private int stepsOfEpoch() {
    int count = examples.get().stream().mapToInt(TrainingExamples::count).sum();
    return count / settings.batch();
  }

  private void save(Path file, int steps, double loss, double seconds) {
    new Checkpoint(
            settings.text(),
            settings.epochs(),
            begun(steps) <= settings.schedule().openEpochs(),
            trainer.state(),
            average,
            best,
            results,
            steps,
            loss,
            seconds)
        .write(file);
  }

  /** The number of epochs of which at least a step was made. */
  private int begun(int steps) {
    return results.size() + (steps > 0 ? 1 : 0);
  }

  /**
   * Continues from the checkpoint or from the one before the rate fell, whichever fits first.
   *
   * @throws Problem when there are checkpoints and none fits
   */
  private void resume(Path checkpoint) {
    List<Path> files = Stream.of(checkpoint, open(checkpoint)).filter(Files::exists).toList();
    for (Path file : files) {
      Checkpoint from = Checkpoint.read(file);
      if (continues(from)) {
        resume(from);
        return;
      }
    }
    if (!files.isEmpty()) {
      throw Problem.input(Message.of("training.other-settings", files.get(0)));
    }
  }

  private void resume(Checkpoint from) {
    trainer.restore(from.state());
    average = from.average();
    best = from.best();
    results.addAll(from.results());
    doneSteps = from.steps();
    doneLoss = from.loss();
    doneSeconds = from.seconds();
  }

  private boolean continues(Checkpoint from) {
    int begun = from.results().size() + (from.steps() > 0 ? 1 : 0);
    return from.settings().equals(settings.text())
        && (from.epochs() == settings.epochs()
            || (from.open() && begun <= settings.schedule().openEpochs()));
  }

  private EpochResult epoch(int number, Path checkpoint, Progress progress) {
    double start = System.nanoTime() / 1e9 - doneSeconds;
    trainer.seed(settings.seed() + number);
    ShuffledEpoch epoch = new ShuffledEpoch(examples.get(), settings.seed(), number);
    float[] image = new float[size];
    float[] target = new float[classes];
    float[] images = new float[settings.batch() * size];
    float[] targets = new float[settings.batch() * classes];
    int steps = epoch.count() / settings.batch();
    double loss = doneLoss;
    for (int step = doneSteps; step < steps; step++) {
      progress.check();
      for (int i = 0; i < settings.batch(); i++) {
        epoch.make(step * settings.batch() + i, image, target);
        System.arraycopy(image, 0, images, i * size, size);
        System.arraycopy(target, 0, targets, i * classes, classes);
      }
      softener.soften(images, targets);
      double done = number + (double) step / steps;
      double itsLoss = trainer.step(images, targets, settings.schedule().rateAt(done));
      loss += itsLoss;
      long all = number * (long) steps + step;
      updateAverage(all);
      if (history != null && HistoryRecorder.isMoment(all + 1)) {
        history.add(all + 1, itsLoss, average);
      }
      if (settings.saveSteps() > 0 && (step + 1) % settings.saveSteps() == 0) {
        save(checkpoint, step + 1, loss, System.nanoTime() / 1e9 - start);
      }
      progress.report(
          (number + (step + 1.0) / steps) / settings.epochs(),
          Message.of("training.epoch", number, settings.epochs()));
    }
    doneSteps = 0;
    doneLoss = 0;
    doneSeconds = 0;
    return validate(number, loss / steps, start);
  }

  /**
   * Updates the running mean. It changes faster at first, so that the random start soon has no
   * weight.
   */
  private void updateAverage(long step) {
    float keep = (float) Math.min(settings.average(), (step + 1.0) / (step + 10.0));
    float[] now = trainer.parameters();
    for (int i = 0; i < now.length; i++) {
      average[i] = keep * average[i] + (1 - keep) * now[i];
    }
  }

  private EpochResult validate(int number, double loss, double start) {
    List<Double> accuracies = new ArrayList<>();
    double sum = 0;
    for (ValidationSet set : validation) {
      float[] logits = trainer.logits(average, set.images());
      accuracies.add(set.accuracy(logits));
      sum += set.loss(logits);
    }
    return new EpochResult(
        number, loss, accuracies, sum / validation.size(), System.nanoTime() / 1e9 - start);
  }
}
