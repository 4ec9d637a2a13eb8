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
 * A training run: epochs of varied examples, a running mean of the parameters (Polyak averaging),
 * validation after each epoch, the best kept. Written to a checkpoint after each epoch, it goes on
 * from there when it is started again.
 */
public final class Training {
  private final TrainingRecipe recipe;
  private final TrainingData data;
  private final TeacherNetworks teachers;
  private final NetworkTrainer fit;
  private final List<EpochResult> rounds = new ArrayList<>();
  private float[] average;
  private float[] best;

  /** A run that has not begun, without teachers. */
  public Training(TrainingRecipe recipe, TrainingData data) {
    this(recipe, data, new TeacherNetworks(List.of(), recipe.layout()));
  }

  /** A run that has not begun. */
  public Training(TrainingRecipe recipe, TrainingData data, TeacherNetworks teachers) {
    this.recipe = recipe;
    this.teachers = teachers;
    this.data = data;
    fit = new NetworkTrainer(recipe.layout(), recipe.seed());
    average = fit.parameters();
    best = average.clone();
  }

  /** The network. */
  public NetworkTrainer fit() {
    return fit;
  }

  /** The parameters that did best in validation so far. */
  public float[] best() {
    return best.clone();
  }

  /** What the epochs so far brought. */
  public List<EpochResult> rounds() {
    return List.copyOf(rounds);
  }

  /**
   * Runs the epochs that are left.
   *
   * @param checkpoint where to keep what a later start goes on from
   * @param progress is told after every batch
   * @param after is told after every epoch
   * @throws Problem when the checkpoint there is broken or of another recipe
   */
  public void run(Path checkpoint, Progress progress, Consumer<EpochResult> after) {
    if (Files.exists(checkpoint)) {
      resume(Checkpoint.read(checkpoint), checkpoint);
    }
    while (rounds.size() < recipe.epochs()) {
      EpochResult round = epoch(rounds.size(), progress);
      if (rounds.isEmpty()
          || round.score() < rounds.stream().mapToDouble(EpochResult::score).min().orElseThrow()) {
        best = average.clone();
      }
      rounds.add(round);
      new Checkpoint(recipe.toString(), fit.state(), average, best, rounds).write(checkpoint);
      after.accept(round);
    }
  }

  private void resume(Checkpoint from, Path file) {
    if (!from.recipe().equals(recipe.toString())) {
      throw Problem.input(Message.of("training.other-recipe", file));
    }
    fit.restore(from.state());
    average = from.average();
    best = from.best();
    rounds.addAll(from.rounds());
  }

  private EpochResult epoch(int number, Progress progress) {
    long start = System.nanoTime();
    fit.seed(recipe.seed() + number);
    ShuffledEpoch epoch = new ShuffledEpoch(data.examples(recipe), recipe.seed(), number);
    int size = recipe.layout().rows() * recipe.layout().columns();
    int classes = recipe.layout().classes();
    float[] image = new float[size];
    float[] target = new float[classes];
    int steps = epoch.count() / recipe.batch();
    double loss = 0;
    for (int step = 0; step < steps; step++) {
      progress.check();
      float[] images = new float[recipe.batch() * size];
      float[] targets = new float[recipe.batch() * classes];
      for (int i = 0; i < recipe.batch(); i++) {
        epoch.make(step * recipe.batch() + i, image, target);
        System.arraycopy(image, 0, images, i * size, size);
        System.arraycopy(target, 0, targets, i * classes, classes);
      }
      teachers.soften(
          images, targets, recipe.distillation().temperature(), recipe.distillation().own());
      double done = number + (double) step / steps;
      loss += fit.step(images, targets, recipe.rateAt(done));
      follow(number * (long) steps + step);
      progress.report(
          (number + (step + 1.0) / steps) / recipe.epochs(),
          Message.of("training.epoch", number, recipe.epochs()));
    }
    return validate(number, loss / steps, start);
  }

  /** The mean follows faster at first, so that the random start is soon forgotten. */
  private void follow(long step) {
    float keep = (float) Math.min(recipe.average(), (step + 1.0) / (step + 10.0));
    float[] now = fit.parameters();
    for (int i = 0; i < now.length; i++) {
      average[i] = keep * average[i] + (1 - keep) * now[i];
    }
  }

  private EpochResult validate(int number, double loss, long start) {
    float[] mnist = fit.logits(average, data.mnistValidation().images());
    float[] pen = fit.logits(average, data.penValidation().images());
    return new EpochResult(
        number,
        loss,
        data.mnistValidation().accuracy(mnist),
        data.penValidation().accuracy(pen),
        (data.mnistValidation().loss(mnist) + data.penValidation().loss(pen)) / 2,
        (System.nanoTime() - start) / 1e9);
  }
}
