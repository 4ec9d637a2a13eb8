package io.github.convoscope.explain.attribution;

import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Deletion and insertion (Petsiuk et al. 2018, arXiv 1806.07421): pixels are set to the baseline,
 * or from the baseline to the input, in the order of a map, the highest first. Only pixels in which
 * the input differs from the baseline take part, since the others change nothing.
 */
final class PixelFlipping {
  private final ScalarField field;
  private final float[] x;
  private final float[] baseline;
  private final int pixels;
  private final List<Integer> ink = new ArrayList<>();

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
        ink.add(pixel);
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
    return ink.size();
  }

  /**
   * Pixels in a map's order, the highest first; equal ones in an order given by the seed.
   *
   * @param map [pixels], or [channels × pixels], of which the sum over the channels counts
   */
  List<Integer> order(double[] map, long seed) {
    double[] worth = new double[pixels];
    for (int i = 0; i < map.length; i++) {
      worth[i % pixels] += map[i];
    }
    List<Integer> order = shuffled(seed);
    order.sort((a, b) -> Double.compare(worth[b], worth[a]));
    return order;
  }

  /** Pixels in an order that has nothing to do with any map. */
  List<Integer> shuffled(long seed) {
    List<Integer> order = new ArrayList<>(ink);
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
