package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains a network: it runs epochs of augmented examples, keeps a running mean of the parameters
 * (Polyak averaging), and validates after each epoch. The best parameters are kept.
 *
 * <pre>{@code
 * TrainingData data = TrainingData.read(mnistFolder, strokesFile);
 * Training training = new Training(settings, data);
 * training.run(checkpoint, Progress.NONE, result -> log(result.mnist()));
 * new ModelFinaliser(settings, data, sources).write(training, Path.of("digits.zip"));
 * }</pre>
 *
 * <p>It writes a checkpoint after each epoch. Started again with the same settings, it continues
 * from there, and the result is the same, bit for bit. One thread at a time.
 */
public final class Training {
  private final TrainingSettings settings;
  private final TrainingData data;
  private final TeacherNetworks teachers;
  private final NetworkTrainer trainer;
  private final List<EpochResult> results = new ArrayList<>();
  private float[] average;
  private float[] best;

  /** A new run without teachers. */
  public Training(TrainingSettings settings, TrainingData data) {
    this(settings, data, new TeacherNetworks(List.of(), settings.layout()));
  }

  /** A new run. */
  public Training(TrainingSettings settings, TrainingData data, TeacherNetworks teachers) {
    this.settings = settings;
    this.teachers = teachers;
    this.data = data;
    trainer = new NetworkTrainer(settings.layout(), settings.seed());
    average = trainer.parameters();
    best = average.clone();
  }

  /** The network in training. */
  public NetworkTrainer trainer() {
    return trainer;
  }

  /** The parameters with the best validation so far, a copy. */
  public float[] best() {
    return best.clone();
  }

  /** The results of the epochs so far. */
  public List<EpochResult> results() {
    return List.copyOf(results);
  }

  /**
   * Runs the remaining epochs.
   *
   * @param checkpoint the file of the run's state, read if it exists, written after every epoch
   * @param progress called after every batch
   * @param onEpoch called after every epoch
   * @throws Problem when the checkpoint is broken or was written with other settings
   * @throws io.github.convoscope.task.CancelledException after a batch when cancelled
   */
  public void run(Path checkpoint, Progress progress, Consumer<EpochResult> onEpoch) {
    if (Files.exists(checkpoint)) {
      resume(Checkpoint.read(checkpoint), checkpoint);
    }
    while (results.size() < settings.epochs()) {
      EpochResult result = epoch(results.size(), progress);
      if (results.isEmpty()
          || result.score()
              < results.stream().mapToDouble(EpochResult::score).min().orElseThrow()) {
        best = average.clone();
      }
      results.add(result);
      new Checkpoint(settings.toString(), trainer.state(), average, best, results)
          .write(checkpoint);
      onEpoch.accept(result);
    }
  }

  private void resume(Checkpoint from, Path file) {
    if (!from.settings().equals(settings.toString())) {
      throw Problem.input(Message.of("training.other-settings", file));
    }
    trainer.restore(from.state());
    average = from.average();
    best = from.best();
    results.addAll(from.results());
  }

  private EpochResult epoch(int number, Progress progress) {
    long start = System.nanoTime();
    trainer.seed(settings.seed() + number);
    ShuffledEpoch epoch = new ShuffledEpoch(data.examples(settings), settings.seed(), number);
    int size = settings.layout().rows() * settings.layout().columns();
    int classes = settings.layout().classes();
    float[] image = new float[size];
    float[] target = new float[classes];
    int steps = epoch.count() / settings.batch();
    double loss = 0;
    for (int step = 0; step < steps; step++) {
      progress.check();
      float[] images = new float[settings.batch() * size];
      float[] targets = new float[settings.batch() * classes];
      for (int i = 0; i < settings.batch(); i++) {
        epoch.make(step * settings.batch() + i, image, target);
        System.arraycopy(image, 0, images, i * size, size);
        System.arraycopy(target, 0, targets, i * classes, classes);
      }
      teachers.soften(
          images,
          targets,
          settings.distillation().temperature(),
          settings.distillation().labelWeight());
      double done = number + (double) step / steps;
      loss += trainer.step(images, targets, settings.rateAt(done));
      updateAverage(number * (long) steps + step);
      progress.report(
          (number + (step + 1.0) / steps) / settings.epochs(),
          Message.of("training.epoch", number, settings.epochs()));
    }
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

  private EpochResult validate(int number, double loss, long start) {
    float[] mnist = trainer.logits(average, data.mnistValidation().images());
    float[] pen = trainer.logits(average, data.penValidation().images());
    return new EpochResult(
        number,
        loss,
        data.mnistValidation().accuracy(mnist),
        data.penValidation().accuracy(pen),
        (data.mnistValidation().loss(mnist) + data.penValidation().loss(pen)) / 2,
        (System.nanoTime() - start) / 1e9);
  }
}
