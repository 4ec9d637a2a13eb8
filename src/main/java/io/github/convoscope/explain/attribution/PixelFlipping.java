package io.github.convoscope.explain.attribution;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Tests a map by deletion and insertion (Petsiuk et al. 2018, arXiv 1806.07421): pixels are set to
 * the baseline, or from the baseline to the input, in the order of the map, the highest first. Only
 * pixels in which the input differs from the baseline take part, since the others change nothing.
 */
public final class PixelFlipping {
  /** Random orders whose mean is taken unless there is no time for so many. */
  public static final int RANDOM_ORDERS = 10;

  private final ScalarField field;
  private final float[] x;
  private final float[] baseline;
  private final int pixels;
  private final List<Integer> differing = new ArrayList<>();

  /**
   * The curves of a map beside the mean of random orders.
   *
   * @param input that the map explains
   * @param map of the input's pixels
   * @param baselines of which the first is used; empty for one input of zeros
   * @param steps points of each curve but the first
   * @param orders how many random orders, such as {@link #RANDOM_ORDERS}
   * @param seed of the random orders
   * @throws Problem if the map is one of a layer, or the input is the same as the baseline
   */
  public static FlippingCurves curves(
      Attributor attributor,
      float[] input,
      Attribution map,
      List<float[]> baselines,
      int steps,
      int orders,
      long seed,
      Progress progress) {
    attributor.checkInput(input);
    int pixels = InputEncoder.pictureShape(attributor.spec().input().shape()).mapSize();
    if (map.layer() != 0 || map.values().length % pixels != 0) {
      throw Problem.input(Message.of("attribution.curves-need-pixels"));
    }
    float[] baseline = attributor.known(baselines).get(0);
    PixelFlipping flipping =
        new PixelFlipping(attributor.field(map.target()), input, baseline, pixels);
    if (flipping.size() == 0) {
      throw Problem.input(Message.of("attribution.no-ink"));
    }
    List<Integer> order = flipping.order(map.values(), seed);
    double[] randomDeletion = new double[steps + 1];
    double[] randomInsertion = new double[steps + 1];
    Progress part = progress.quiet();
    for (int i = 0; i < orders; i++) {
      progress.report((double) i / (orders + 1), Message.of("attribution.working"));
      List<Integer> random = flipping.shuffled(seed + 1 + i);
      addToMean(flipping.curve(random, false, steps, part), randomDeletion, orders);
      addToMean(flipping.curve(random, true, steps, part), randomInsertion, orders);
    }
    return new FlippingCurves(
        flipping.curve(order, false, steps, part),
        flipping.curve(order, true, steps, part),
        randomDeletion,
        randomInsertion);
  }

  private static void addToMean(double[] curve, double[] mean, int count) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] += curve[i] / count;
    }
  }

  /**
   * For one input.
   *
   * @param pixels number of pixels; each is {@code x.length / pixels} channels
   */
  PixelFlipping(ScalarField field, float[] x, float[] baseline, int pixels) {
    this.field = field;
    this.x = x;
    this.baseline = baseline;
    this.pixels = pixels;
    for (int pixel = 0; pixel < pixels; pixel++) {
      if (differs(pixel)) {
        differing.add(pixel);
      }
    }
  }

  private boolean differs(int pixel) {
    for (int i = pixel; i < x.length; i += pixels) {
      if (x[i] != baseline[i]) {
        return true;
      }
    }
    return false;
  }

  /** Number of pixels that take part. */
  int size() {
    return differing.size();
  }

  /**
   * Pixels in a map's order, the highest first; equal ones in an order given by the seed.
   *
   * @param map [pixels], or [channels × pixels], of which the sum over the channels counts
   */
  List<Integer> order(double[] map, long seed) {
    double[] sums = new double[pixels];
    for (int i = 0; i < map.length; i++) {
      sums[i % pixels] += map[i];
    }
    List<Integer> order = shuffled(seed);
    order.sort((a, b) -> Double.compare(sums[b], sums[a]));
    return order;
  }

  /** Pixels in a random order. */
  List<Integer> shuffled(long seed) {
    List<Integer> order = new ArrayList<>(differing);
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /**
   * The score after each step.
   *
   * @param insert true to start from the baseline, false to start from the input
   * @param steps number of steps; each flips about as many pixels
   * @return [steps + 1]
   */
  double[] curve(List<Integer> order, boolean insert, int steps, Progress progress) {
    float[] start = insert ? baseline : x;
    float[] end = insert ? x : baseline;
    double[] scores = new double[steps + 1];
    field.sweepValues(
        steps + 1,
        (index, into, offset) -> {
          System.arraycopy(start, 0, into, offset, x.length);
          int flipped = (int) Math.round((double) index * order.size() / steps);
          for (int pixel : order.subList(0, flipped)) {
            for (int i = pixel; i < x.length; i += pixels) {
              into[offset + i] = end[i];
            }
          }
        },
        (index, value, unused, offset) -> scores[index] = value,
        progress);
    return scores;
  }
}
