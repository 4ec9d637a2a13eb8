package io.github.convoscope.explain.visualisation;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a batch of wishes, a step at a time, keeping the best image of each (or the last,
 * where images are to differ from each other). The same recipe and wishes give the same images,
 * whatever else is in the batch. One thread at a time.
 */
public final class OptimisationRun {
  private static final int LOOK_EVERY = 8;
  private static final double FAINT = 0.02;
  private static final double STRONG = 0.3;
  private static final double DARK = 0.1;
  private static final double SURE = 0.95;

  /** Total variation a pixel that nearly all real digits stay under: 146 of 784 pixels. */
  private static final double RESTLESS = 146.0 / 784;

  private final List<VisualisationTask> wishes;
  private final List<ImageParameterisation> spaces = new ArrayList<>();
  private final RegularisedObjective landscape;
  private final OptimiserSettings recipe;
  private final Shape shape;
  private final double[][] points;
  private final double[][] slopes;
  private final Adam[] ascents;
  private final Random[] randoms;
  private final Regularisation[] prices;
  private final Found[] best;
  private final boolean together;
  private int steps;

  /**
   * The best image so far of a wish.
   *
   * @param image pixels [channels × rows × columns] in [0, 1]
   * @param value the objective, without prices
   * @param score what it was chosen by; larger is better
   * @param satisfied whether it reaches what is aimed at, is seen as its class, and is as calm as
   *     real digits
   * @param reached whether it reaches the floor and is seen as its class
   * @param step when it was found
   */
  public record Found(
      float[] image, double value, double score, boolean satisfied, boolean reached, int step) {}

  /**
   * An attempt.
   *
   * @param engine computes the network; used by this search alone
   * @param wishes the batch
   * @param diversity what makes the images of the batch differ, or null
   * @param recipe how
   * @param attempt makes the random numbers of further attempts differ
   */
  public OptimisationRun(
      Engine engine,
      List<VisualisationTask> wishes,
      @Nullable Diversity diversity,
      OptimiserSettings recipe,
      int attempt) {
    this.wishes = List.copyOf(wishes);
    this.recipe = recipe;
    shape = engine.spec().input().shape();
    int count = wishes.size();
    points = new double[count][];
    slopes = new double[count][];
    ascents = new Adam[count];
    randoms = new Random[count];
    prices = new Regularisation[count];
    best = new Found[count];
    for (int i = 0; i < count; i++) {
      VisualisationTask wish = wishes.get(i);
      ImageParameterisation space =
          new ImageParameterisation(shape, wish.region(), wish.background(), wish.linear());
      spaces.add(space);
      int place = diversity == null ? 0 : i;
      randoms[i] = new Random(recipe.seed() * 1_000_003 + attempt * 101L + place);
      float[] start = wish.start();
      points[i] =
          start == null
              ? space.noise(randoms[i], diversity == null ? FAINT : STRONG, DARK)
              : space.fit(start);
      ascents[i] = new Adam(space.dimensions(), recipe.rate());
      Regularisation relative = new Regularisation(recipe.variation(), recipe.energy());
      prices[i] = relative.times(wish.linear() ? 0 : wish.range());
    }
    together = diversity != null;
    landscape = new RegularisedObjective(engine, this.wishes, spaces, diversity, recipe.likeness());
    look();
  }

  /** One step uphill for every image of the batch. */
  public void step() {
    AffineWarp[] warps = recipe.robustness().still() ? null : new AffineWarp[points.length];
    for (int i = 0; warps != null && i < warps.length; i++) {
      RandomTransformations movement =
          wishes.get(i).linear() ? RandomTransformations.NONE : recipe.robustness();
      warps[i] = movement.draw(shape, randoms[i]);
    }
    landscape.climb(points, warps, prices, slopes);
    for (int i = 0; i < points.length; i++) {
      if (landscape.isFlat(i)) {
        wake(i);
      } else {
        ascents[i].ascend(points[i], slopes[i]);
      }
    }
    steps++;
    if (steps % LOOK_EVERY == 0 || steps == recipe.steps()) {
      look();
    }
  }

  /** Where every ReLU on the way is shut there is no way uphill: a stronger noise opens one. */
  private void wake(int wish) {
    ImageParameterisation space = spaces.get(wish);
    double amplitude = STRONG * (1 + 3 * randoms[wish].nextDouble());
    points[wish] = space.noise(randoms[wish], amplitude, 0.1 + 0.4 * randoms[wish].nextDouble());
    ascents[wish] = new Adam(space.dimensions(), recipe.rate());
  }

  private void look() {
    Activations seen = landscape.look(points);
    for (int i = 0; i < points.length; i++) {
      VisualisationTask wish = wishes.get(i);
      double value = wish.objective().value(seen, i);
      float[] image = landscape.image(i);
      double price = prices[i].charge(shape, image, new float[image.length], 0);
      Objective likeness = wish.likeness();
      if (likeness != null) {
        price += recipe.likeness() * wish.range() * (1 - likeness.value(seen, i));
      }
      boolean likely = wish.label() < 0 || probability(seen, i, wish.label()) >= SURE;
      double restless = wish.label() < 0 ? 0 : excess(image);
      boolean satisfied = value >= wish.aim() && likely && restless == 0;
      boolean reached = value >= wish.floor() && likely;
      double score =
          satisfied || wish.floor() == Double.NEGATIVE_INFINITY
              ? value - price
              : value - restless * wish.range();
      Found before = best[i];
      if (before == null
          || (satisfied && !before.satisfied)
          || (satisfied == before.satisfied && (together || score > before.score))) {
        best[i] = new Found(image, value, score, satisfied, reached, steps);
      }
    }
  }

  /** By how much an image's total variation exceeds that of real digits, as a share of it. */
  private double excess(float[] image) {
    double most = RESTLESS * shape.mapSize() * shape.channels();
    return Math.max(0, Regularisation.totalVariation(shape, image) / most - 1);
  }

  private static double probability(Activations seen, int example, int label) {
    int classes = seen.output().length / seen.count();
    return seen.output()[example * classes + label];
  }

  /** Steps done. */
  public int steps() {
    return steps;
  }

  /** True when all steps of the recipe are done. */
  public boolean done() {
    return steps >= recipe.steps();
  }

  /** The image of a wish where the ascent stands now. */
  public float[] image(int wish) {
    float[] image = new float[shape.size()];
    spaces.get(wish).render(points[wish], image, 0);
    return image;
  }

  /** The best image of a wish so far. */
  public Found best(int wish) {
    return best[wish];
  }
}
