package io.github.convoscope.explain.trust;

import io.github.convoscope.engine.BackwardRule;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.Gradients;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Scalar;
import io.github.convoscope.network.Shape;
import io.github.convoscope.task.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds a sticker that makes a network answer a class, whatever it is stuck on and wherever
 * (adversarial patch, Brown et al. 2017, arXiv 1712.09665). Each step sticks it on some of the
 * pictures at random places, and moves its pixels by the sign of the mean gradient of the class's
 * log probability, with momentum (Dong et al. 2018, arXiv 1710.06081). Its bound is the user's: so
 * many pixels, each between black and white, so many steps.
 *
 * <pre>{@code
 * StickerSearch search = new StickerSearch(spec, range, pictures, 24, target, 0);
 * while (search.steps() < 200) {
 *   search.advance(engine, progress);
 * }
 * Sticker found = search.sticker();
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class StickerSearch {
  private static final double MOMENTUM = 0.9;
  private static final double FIRST_RATE = 0.06;
  private static final double LAST_RATE = 0.01;

  /** Steps until the rate has fallen to its last value. */
  private static final int FALL = 150;

  private static final int PLACES = 8;
  private static final int PLACES_OF_LARGE = 2;

  private final NetworkSpec spec;
  private final Shape shape;
  private final InputRange range;
  private final List<float[]> pictures;
  private final int side;
  private final int target;
  private final int places;
  private final SplittableRandom random;
  private final float[] light;
  private final double[] momentum;
  private final float[] inputs;
  private final Activations activations;
  private final Gradients gradients;
  private int steps;
  private double probability;

  /**
   * A search that begins with a grey sticker.
   *
   * @param spec a network whose input is a picture
   * @param range numbers that the network takes for light
   * @param pictures to stick it on, inputs of the network, at least one
   * @param side of the sticker in pixels, at most that of the input
   * @param target the class to be answered
   * @param seed of the places
   */
  public StickerSearch(
      NetworkSpec spec, InputRange range, List<float[]> pictures, int side, int target, long seed) {
    this.spec = spec;
    shape = spec.input().shape();
    if (pictures.isEmpty() || side < 1 || side > Math.min(shape.rows(), shape.columns())) {
      throw new IllegalArgumentException(pictures.size() + " pictures, side " + side);
    }
    this.range = range;
    this.pictures = List.copyOf(pictures);
    this.side = side;
    this.target = target;
    places = spec.isLarge() ? PLACES_OF_LARGE : PLACES;
    random = new SplittableRandom(seed);
    light = Sticker.grey(side, shape.channels()).light();
    momentum = new double[light.length];
    inputs = new float[places * shape.size()];
    activations = new Activations(spec, places);
    gradients = new Gradients(spec, places);
  }

  /**
   * Does one step.
   *
   * @param engine of the same network
   * @throws io.github.convoscope.task.CancelledException if it is cancelled
   */
  public void advance(Engine engine, Progress progress) {
    progress.check();
    Sticker now = new Sticker(side, light);
    int[] tops = new int[places];
    int[] lefts = new int[places];
    for (int i = 0; i < places; i++) {
      float[] picture = pictures.get(random.nextInt(pictures.size()));
      System.arraycopy(picture, 0, inputs, i * shape.size(), shape.size());
      tops[i] = random.nextInt(shape.rows() - side + 1);
      lefts[i] = random.nextInt(shape.columns() - side + 1);
      now.stick(inputs, i * shape.size(), shape, tops[i], lefts[i], range);
    }
    engine.forward(inputs, activations);
    engine.backward(
        activations, logProbability(), BackwardRule.GRADIENT, Interventions.NONE, gradients);
    move(tops, lefts);
    steps++;
  }

  /** The derivative of the log probability by the logits is 1 for the class, minus the softmax. */
  private Scalar logProbability() {
    int classes = spec.classes();
    float[] weights = new float[places * classes];
    double sum = 0;
    for (int i = 0; i < places; i++) {
      float[] logits = Arrays.copyOfRange(activations.logits(), i * classes, (i + 1) * classes);
      double[] shares = Softmax.of(logits);
      for (int k = 0; k < classes; k++) {
        weights[i * classes + k] = (float) ((k == target ? 1 : 0) - shares[k]);
      }
      sum += shares[target];
    }
    probability = sum / places;
    return new Scalar(spec.output().index(), true, weights);
  }

  private void move(int[] tops, int[] lefts) {
    float[] byInput = gradients.input();
    double[] mean = new double[light.length];
    double size = 0;
    for (int p = 0; p < light.length; p++) {
      int channel = p / (side * side);
      int row = p / side % side;
      int column = p % side;
      for (int i = 0; i < places; i++) {
        int at = shape.index(channel, tops[i] + row, lefts[i] + column);
        mean[p] += byInput[i * shape.size() + at] * range.slope(at, shape.size());
      }
      size += Math.abs(mean[p]);
    }
    double fallen = Math.min(1, (double) steps / FALL);
    double rate = FIRST_RATE + (LAST_RATE - FIRST_RATE) * fallen;
    for (int p = 0; p < light.length; p++) {
      momentum[p] = MOMENTUM * momentum[p] + mean[p] / Math.max(1e-30, size / light.length);
      double moved = light[p] + rate * Math.signum(momentum[p]);
      light[p] = (float) Math.max(0, Math.min(1, moved));
    }
  }

  /** Steps done so far. */
  public int steps() {
    return steps;
  }

  /** The mean probability of the class at the places of the last step, before it was done. */
  public double probability() {
    return probability;
  }

  /** A copy of the sticker as it is now. */
  public Sticker sticker() {
    return new Sticker(side, light.clone());
  }
}
