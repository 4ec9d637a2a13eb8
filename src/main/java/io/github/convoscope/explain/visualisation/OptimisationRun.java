package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a batch of tasks, a step at a time. It keeps the best image of each task, or the
 * last one where images should differ from each other. The same settings and task give the same
 * image, whatever else is in the batch. One thread at a time.
 */
public final class OptimisationRun {
  private static final int CHECK_INTERVAL = 8;
  private static final double FAINT_NOISE = 0.02;
  private static final double STRONG_NOISE = 0.3;
  private static final double START_GREY = 0.1;
  private static final double START_GREY_IN_COLOUR = 0.5;

  /** An image has improved if it exceeds the last by this share of its task's range. */
  private static final double IMPROVEMENT = 0.02;

  private static final double CLASS_PROBABILITY = 0.95;

  /** Total variation a pixel that nearly all real digits stay under: 146 of 784 pixels. */
  private static final double USUAL_VARIATION = 146.0 / 784;

  private final List<VisualisationTask> tasks;
  private final List<ImageParameterisation> parameterisations = new ArrayList<>();
  private final RegularisedObjective objective;
  private final OptimiserSettings settings;
  private final Shape shape;
  private final double[][] parameters;
  private final double[][] gradients;
  private final Adam[] adams;
  private final Random[] randoms;
  private final Regularisation[] regularisations;
  private final Candidate[] best;
  private final boolean diverse;
  private final double[] lastImproved;
  private final int[] improvedAt;
  private int steps;

  /**
   * The best image of a task so far.
   *
   * @param image pixels [channels × rows × columns] in [0, 1]
   * @param value the objective, without regularisation
   * @param score what it was chosen by; larger is better
   * @param reachesGoal whether it reaches the task's goal, belongs to the task's class, and has no
   *     more total variation than real digits
   * @param reachesExample whether it reaches the best example and belongs to the task's class
   * @param step when it was found
   */
  public record Candidate(
      float[] image,
      double value,
      double score,
      boolean reachesGoal,
      boolean reachesExample,
      int step) {}

  /**
   * Prepares an attempt.
   *
   * @param engine used by this run alone
   * @param tasks the batch
   * @param diversity makes the images of the batch differ; null to leave that out
   * @param attempt number of the attempt; each has other random numbers
   */
  public OptimisationRun(
      Engine engine,
      List<VisualisationTask> tasks,
      @Nullable Diversity diversity,
      OptimiserSettings settings,
      int attempt) {
    this.tasks = List.copyOf(tasks);
    this.settings = settings;
    shape = engine.spec().input().shape();
    int count = tasks.size();
    parameters = new double[count][];
    gradients = new double[count][];
    adams = new Adam[count];
    randoms = new Random[count];
    regularisations = new Regularisation[count];
    best = new Candidate[count];
    diverse = diversity != null;
    lastImproved = new double[count];
    improvedAt = new int[count];
    double grey = shape.channels() == 3 ? START_GREY_IN_COLOUR : START_GREY;
    int top = diversity == null ? 0 : diversity.layer();
    for (int i = 0; i < count; i++) {
      VisualisationTask task = tasks.get(i);
      top = Math.max(top, task.label() < 0 ? task.topLayer() : engine.spec().output().index());
      ImageParameterisation parameterisation =
          new ImageParameterisation(shape, task.region(), task.background(), task.linear());
      parameterisations.add(parameterisation);
      int place = diverse ? i : 0;
      randoms[i] = new Random(settings.seed() * 1_000_003 + attempt * 101L + place);
      float[] start = task.start();
      parameters[i] =
          start == null
              ? parameterisation.noise(randoms[i], diverse ? STRONG_NOISE : FAINT_NOISE, grey)
              : parameterisation.fit(start);
      adams[i] = new Adam(parameterisation.parameterCount(), settings.rate());
      Regularisation relative = new Regularisation(settings.variation(), settings.energy());
      regularisations[i] = relative.times(task.linear() ? 0 : task.range());
    }
    objective =
        new RegularisedObjective(
            engine.upTo(top), this.tasks, parameterisations, diversity, settings.similarity());
    keepBest();
  }

  /** Makes one step of gradient ascent for every image of the batch. */
  public void step() {
    AffineWarp[] warps =
        settings.transformations().isIdentity() ? null : new AffineWarp[parameters.length];
    for (int i = 0; warps != null && i < warps.length; i++) {
      RandomTransformations transformations =
          tasks.get(i).linear() ? RandomTransformations.NONE : settings.transformations();
      warps[i] = transformations.sample(shape, randoms[i]);
    }
    objective.evaluate(parameters, warps, regularisations, gradients);
    for (int i = 0; i < parameters.length; i++) {
      if (objective.hasZeroGradient(i)) {
        restart(i);
      } else if (!finished(i)) {
        adams[i].step(parameters[i], gradients[i]);
      }
    }
    steps++;
    if (steps % CHECK_INTERVAL == 0 || steps == settings.steps()) {
      keepBest();
    }
  }

  /** Starts again from stronger noise: the gradient is zero where every ReLU on the way is 0. */
  private void restart(int task) {
    ImageParameterisation parameterisation = parameterisations.get(task);
    double amplitude = STRONG_NOISE * (1 + 3 * randoms[task].nextDouble());
    parameters[task] =
        parameterisation.noise(randoms[task], amplitude, 0.1 + 0.4 * randoms[task].nextDouble());
    adams[task] = new Adam(parameterisation.parameterCount(), settings.rate());
  }

  private void keepBest() {
    Activations activations = objective.forward(parameters);
    for (int i = 0; i < parameters.length; i++) {
      VisualisationTask task = tasks.get(i);
      double value = task.objective().value(activations, i);
      float[] image = objective.image(i);
      double penalty = regularisations[i].penalise(shape, image, new float[image.length], 0);
      Objective similarity = task.similarity();
      if (similarity != null) {
        penalty += settings.similarity() * task.range() * (1 - similarity.value(activations, i));
      }
      boolean ofClass =
          task.label() < 0 || probability(activations, i, task.label()) >= CLASS_PROBABILITY;
      double excess = task.label() < 0 ? 0 : excessVariation(image);
      boolean reachesGoal = value >= task.goal() && ofClass && excess == 0;
      boolean reachesExample = value >= task.bestExample() && ofClass;
      double progress = task.objective().progress(activations, i);
      double score =
          reachesGoal || task.bestExample() == Double.NEGATIVE_INFINITY
              ? progress - penalty
              : progress - excess * task.range();
      Candidate before = best[i];
      if (before == null
          || (reachesGoal && !before.reachesGoal)
          || (reachesGoal == before.reachesGoal && (diverse || score > before.score))) {
        best[i] = new Candidate(image, value, score, reachesGoal, reachesExample, steps);
      }
      if (steps == 0 || best[i].score > lastImproved[i] + IMPROVEMENT * task.range()) {
        lastImproved[i] = best[i].score;
        improvedAt[i] = steps;
      }
    }
  }

  /** How far a grey image's total variation exceeds that of real digits, as a share of it. */
  private double excessVariation(float[] image) {
    if (shape.channels() == 3) {
      return 0;
    }
    double most = USUAL_VARIATION * shape.mapSize();
    return Math.max(0, Regularisation.totalVariation(shape, image) / most - 1);
  }

  private static double probability(Activations activations, int example, int label) {
    int classes = activations.output().length / activations.count();
    return activations.output()[example * classes + label];
  }

  /** Steps done. */
  public int steps() {
    return steps;
  }

  /** True when all steps are done, or no image gets better any more. */
  public boolean done() {
    if (steps >= settings.steps()) {
      return true;
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!finished(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether an image has reached its goal and has not improved for long. */
  private boolean finished(int task) {
    return settings.patience() > 0
        && !diverse
        && best[task].reachesGoal
        && steps - improvedAt[task] >= settings.patience();
  }

  /** The image of a task as it is now, a copy. */
  public float[] image(int task) {
    float[] image = new float[shape.size()];
    parameterisations.get(task).render(parameters[task], image, 0);
    return image;
  }

  /** The best image of a task so far. */
  public Candidate best(int task) {
    return best[task];
  }
}
