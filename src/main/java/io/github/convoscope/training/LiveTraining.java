package io.github.convoscope.training;

import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import io.github.convoscope.engine.dl4j.Trainer;
import io.github.convoscope.engine.dl4j.TrainerState;
import java.util.List;

/**
 * Trains a network step by step, for as long as someone watches.
 *
 * <pre>{@code
 * LiveTraining training = new LiveTraining(TrainingPreset.SMALL.layout(), Flaws.NONE, 1, 32, 0.003);
 * LiveTraining.Moment start = training.moment();
 * double loss = training.step();
 * training.goTo(start); // the network before the step
 * }</pre>
 *
 * <p>The same seed gives the same network after the same number of steps on the same machine, also
 * after going back. One thread at a time.
 */
public final class LiveTraining {
  private static final int WARM_UP_STEPS = 20;
  private static final double SLOWING_STEPS = 1000;

  /** Decay of the running mean of the parameters, for each step. */
  static final double AVERAGE_DECAY = 0.98;

  private final Trainer trainer;
  private final List<TrainingExamples> examples;
  private final long seed;
  private final int batch;
  private final double rate;
  private final float[] images;
  private final float[] targets;
  private final float[] image;
  private final float[] target;
  private ShuffledEpoch epoch;
  private long steps;
  private float[] average;

  /**
   * A network with random parameters that learns digits of the handwriting model.
   *
   * @param flaws what is wrong, on purpose, with the examples
   * @param seed of all random numbers
   * @param batch examples of a step
   * @param rate largest learning rate
   * @throws io.github.convoscope.message.Problem when the input is too small for the layers
   */
  public LiveTraining(TrainableLayout layout, Flaws flaws, long seed, int batch, double rate) {
    this(
        new NetworkTrainer(layout, seed),
        WatchedDigits.handwriting(layout, flaws, seed),
        layout.input().size(),
        layout.classes(),
        seed,
        batch,
        rate);
  }

  /** A network with random parameters that learns these examples as the recipe says. */
  LiveTraining(WatchedExamples from, TrainingRecipe recipe) {
    this(
        from.trainer(),
        from.epoch(),
        from.input().size(),
        from.classes(),
        recipe.seed(),
        recipe.batch(),
        recipe.rate());
  }

  private LiveTraining(
      Trainer trainer,
      List<TrainingExamples> examples,
      int size,
      int classes,
      long seed,
      int batch,
      double rate) {
    this.trainer = trainer;
    this.examples = examples;
    this.seed = seed;
    this.batch = batch;
    this.rate = rate;
    image = new float[size];
    target = new float[classes];
    images = new float[batch * size];
    targets = new float[batch * classes];
    epoch = new ShuffledEpoch(examples, seed, 0);
    average = trainer.parameters();
  }

  /**
   * The state at a moment, to go back to.
   *
   * @param steps done by then
   * @param state of the trainer
   * @param average the running mean of the parameters; not to be changed
   */
  public record Moment(long steps, TrainerState state, float[] average) {}

  /** The present state, a copy. */
  public Moment moment() {
    return new Moment(steps, trainer.state(), average.clone());
  }

  /** Goes back, or forward, to a moment of this training. */
  public void goTo(Moment moment) {
    trainer.restore(moment.state());
    average = moment.average().clone();
    steps = moment.steps();
    epoch = new ShuffledEpoch(examples, seed, epochOf(steps));
  }

  /** The number of steps so far. */
  public long steps() {
    return steps;
  }

  /** The running mean of the parameters, a copy: the network that is shown and kept. */
  public float[] parameters() {
    return average.clone();
  }

  /** The network in training. */
  public Trainer trainer() {
    return trainer;
  }

  /** Makes a step; returns the loss of its examples before it. */
  public double step() {
    int first = (int) (steps % stepsOfEpoch()) * batch;
    for (int i = 0; i < batch; i++) {
      // Of very few examples a step takes some twice.
      epoch.make((first + i) % epoch.count(), image, target);
      System.arraycopy(image, 0, images, i * image.length, image.length);
      System.arraycopy(target, 0, targets, i * target.length, target.length);
    }
    // Dropout draws random numbers; after going back it must draw the same ones.
    trainer.seed(seed + steps);
    double loss = trainer.step(images, targets, rateAt(steps));
    float keep = (float) Math.min(AVERAGE_DECAY, (steps + 1.0) / (steps + 10.0));
    float[] now = trainer.parameters();
    for (int i = 0; i < now.length; i++) {
      average[i] = keep * average[i] + (1 - keep) * now[i];
    }
    steps++;
    if (steps % stepsOfEpoch() == 0) {
      epoch = new ShuffledEpoch(examples, seed, epochOf(steps));
    }
    return loss;
  }

  /** The number of steps after which the examples are varied anew. */
  int stepsOfEpoch() {
    return Math.max(1, epoch.count() / batch);
  }

  /** Whole epochs done. */
  int epochs() {
    return epochOf(steps);
  }

  /** The learning rate of the next step. */
  double rate() {
    return rateAt(steps);
  }

  /** The first examples of the first epoch, at most so many, with their labels. */
  ValidationSet sample(int count) {
    ShuffledEpoch first = new ShuffledEpoch(examples, seed, 0);
    int made = Math.min(count, first.count());
    float[] its = new float[made * image.length];
    int[] labels = new int[made];
    for (int i = 0; i < made; i++) {
      first.make(i, image, target);
      System.arraycopy(image, 0, its, i * image.length, image.length);
      for (int label = 1; label < target.length; label++) {
        labels[i] = target[label] > target[labels[i]] ? label : labels[i];
      }
    }
    return new ValidationSet("examples", its, labels);
  }

  private int epochOf(long steps) {
    return (int) (steps / stepsOfEpoch());
  }

  /** The learning rate: it rises for a few steps, then falls with the square root of the steps. */
  private double rateAt(long steps) {
    double warm = Math.min(1, (steps + 1.0) / WARM_UP_STEPS);
    return rate * warm / Math.sqrt(1 + steps / SLOWING_STEPS);
  }
}
