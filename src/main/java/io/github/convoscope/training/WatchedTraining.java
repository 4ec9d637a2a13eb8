package io.github.convoscope.training;

import io.github.convoscope.data.TrainingHistory;
import io.github.convoscope.engine.dl4j.Trainer;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.network.ModelCard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A training that someone watches: it keeps moments to go back to, with the accuracy at each.
 *
 * <pre>{@code
 * WatchedTraining training = new WatchedTraining(TrainingRecipe.of(TrainingPreset.SMALL));
 * training.step(false);
 * training.goTo(0); // before the first step
 * training.step(false); // the same step again
 * }</pre>
 *
 * <p>A step from an earlier moment drops the later ones. The same recipe gives the same network
 * after as many steps, whatever was looked at meanwhile. One thread at a time.
 */
public final class WatchedTraining {
  private static final int VALIDATION = 500;
  private static final int SAMPLE = 250;
  private static final int MOST_MOMENTS = 64;
  private static final int FEWEST_MOMENTS = 16;

  /** All moments together hold about so many numbers: 40 MB. */
  private static final int MOST_NUMBERS = 10_000_000;

  /** Adam's two means, the parameters and their running mean. */
  private static final int NUMBERS_OF_PARAMETER = 4;

  private static final int LEAST_DISTANCE = 10;
  private static final int DISTANCE_SHARE = 12;
  private static final double LOSS_KEPT = 0.95;

  private final TrainingRecipe recipe;
  private final WatchedExamples examples;
  private final LiveTraining live;
  private final ValidationSet validation;
  private final ValidationSet sample;
  private final List<WatchedMoment> moments = new ArrayList<>();
  private double loss;
  private int at;

  /**
   * A network with random parameters.
   *
   * @throws io.github.convoscope.message.Problem a sentence, when the recipe makes no sense
   */
  public WatchedTraining(TrainingRecipe recipe) {
    this.recipe = recipe;
    examples = WatchedExamples.of(recipe);
    live = new LiveTraining(examples, recipe);
    validation = examples.validation(VALIDATION);
    sample = live.sample(SAMPLE);
    keep();
    loss = moments.get(0).loss();
  }

  /**
   * Continues a training that was interrupted.
   *
   * @throws io.github.convoscope.message.Problem a sentence, where its data is no longer there or
   *     the checkpoint doesn't fit its layers
   */
  public static WatchedTraining continued(RoomCheckpoint from) {
    WatchedTraining training = new WatchedTraining(from.recipe());
    int parameters = training.live.parameters().length;
    if (from.state().average().length != parameters
        || from.state().state().parameters().length != parameters) {
      throw Problem.input(Message.of("training.other-checkpoint"));
    }
    training.live.goTo(from.state());
    training.loss = from.loss();
    if (from.state().steps() > 0) {
      training.keep();
    }
    return training;
  }

  /** What is trained. */
  public TrainingRecipe recipe() {
    return recipe;
  }

  /** Steps done by now. */
  public long steps() {
    return live.steps();
  }

  /** The number of steps after which the examples are varied anew. */
  public int stepsOfEpoch() {
    return live.stepsOfEpoch();
  }

  /** The running mean of the last steps' losses. */
  public double loss() {
    return loss;
  }

  /** The learning rate of the next step. */
  public double rate() {
    return live.rate();
  }

  /** The network that is shown and kept, a copy. */
  public float[] parameters() {
    return plain(live.parameters());
  }

  private float[] plain(float[] parameters) {
    return live.trainer().plain(parameters);
  }

  /** Makes models of the network at any moment, of {@link #parameters()}. */
  public ChangingNetwork network(String name, int measured) {
    return examples.network(name, configuration(), inputs(measured));
  }

  /** DL4J's description of the layers. */
  public String configuration() {
    return live.trainer().plainConfiguration();
  }

  /** Some of the examples that it is judged by. */
  public List<float[]> inputs(int count) {
    List<float[]> inputs = new ArrayList<>();
    for (int i = 0; i < Math.min(count, validation.count()); i++) {
      inputs.add(validation.image(i));
    }
    return inputs;
  }

  /** The moments so far. */
  public List<WatchedMoment> moments() {
    return List.copyOf(moments);
  }

  /** The newest moment that is not later than now. */
  public int moment() {
    return at;
  }

  /** Shows an earlier or later moment; the others stay until the next step. */
  public void goTo(int moment) {
    at = moment;
    live.goTo(moments.get(moment).state());
    loss = moments.get(moment).loss();
  }

  /**
   * Makes a step.
   *
   * @param keep whether it is a moment to go back to in any case
   */
  public void step(boolean keep) {
    while (moments.size() > at + 1) {
      moments.remove(moments.size() - 1);
    }
    double its = live.step();
    loss = live.steps() == 1 ? its : LOSS_KEPT * loss + (1 - LOSS_KEPT) * its;
    if (keep || isDue()) {
      keep();
    }
  }

  private boolean isDue() {
    long last = moments.get(moments.size() - 1).steps();
    return HistoryRecorder.isMoment(live.steps())
        || live.steps() - last >= Math.max(LEAST_DISTANCE, last / DISTANCE_SHARE);
  }

  /** Makes the present state a moment to go back to. */
  public void keep() {
    if (!moments.isEmpty() && moments.get(at).steps() == live.steps()) {
      return;
    }
    Trainer trainer = live.trainer();
    float[] now = live.parameters();
    float[] answers = trainer.logits(now, validation.images());
    int classes = examples.classes();
    int[] confusion = new int[classes * classes];
    for (int i = 0; i < validation.count(); i++) {
      confusion[validation.labels()[i] * classes + validation.answer(answers, i)]++;
    }
    double lossThere = validation.loss(answers);
    moments.add(
        new WatchedMoment(
            live.moment(),
            live.steps() == 0 ? lossThere : loss,
            sample.accuracy(trainer.logits(now, sample.images())),
            validation.accuracy(answers),
            lossThere,
            confusion));
    at = moments.size() - 1;
    if (moments.size() > most(now.length)) {
      thin();
    }
  }

  private static int most(int parameters) {
    int fitting = MOST_NUMBERS / (NUMBERS_OF_PARAMETER * parameters);
    return Math.max(FEWEST_MOMENTS, Math.min(MOST_MOMENTS, fitting));
  }

  /** Drops the moment whose neighbours are nearest to each other, in proportion. */
  private void thin() {
    int drop = 1;
    double least = Double.MAX_VALUE;
    for (int i = 1; i < moments.size() - 1; i++) {
      double ratio = (moments.get(i + 1).steps() + 1.0) / (moments.get(i - 1).steps() + 1.0);
      if (ratio < least) {
        least = ratio;
        drop = i;
      }
    }
    moments.remove(drop);
    at = moments.size() - 1;
  }

  /** The moments as a history, without what only training needs. */
  public TrainingHistory history() {
    List<TrainingHistory.Moment> all = new ArrayList<>();
    for (WatchedMoment moment : moments) {
      all.add(
          new TrainingHistory.Moment(
              moment.steps(),
              moment.loss(),
              List.of(moment.validation()),
              plain(moment.parameters())));
    }
    return new TrainingHistory(configuration(), List.of(validation.name()), all, examples.labels());
  }

  /** The present state, to continue from later. */
  public RoomCheckpoint checkpoint() {
    return new RoomCheckpoint(recipe, loss, live.moment());
  }

  /** Writes the present network and, beside it, its card with figures; takes seconds. */
  public ModelCard write(Path model) {
    return examples.write(
        live.trainer(), live.parameters(), live.epochs(), recipe.command(live.steps()), model);
  }
}
