package io.github.convoscope.training;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the examples of one epoch in random order. Order and variations depend only on seed, epoch
 * and place, so that a run can continue at any epoch.
 */
final class ShuffledEpoch {
  private static final long STRIDE = 0x9E3779B97F4A7C15L;

  private final List<TrainingExamples> kinds;
  private final int[] order;
  private final long seed;

  ShuffledEpoch(List<TrainingExamples> kinds, long seed, int epoch) {
    this.kinds = kinds;
    this.seed = new SplittableRandom(seed + STRIDE * (epoch + 1)).nextLong();
    order = new int[kinds.stream().mapToInt(TrainingExamples::count).sum()];
    SplittableRandom random = new SplittableRandom(this.seed);
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
  }

  /** The number of examples. */
  int count() {
    return order.length;
  }

  /** Makes the example at a place of the order. */
  void make(int place, float[] image, float[] target) {
    int index = order[place];
    SplittableRandom random = new SplittableRandom(seed ^ (STRIDE * (index + 1L)));
    for (TrainingExamples kind : kinds) {
      if (index < kind.count()) {
        kind.make(index, random, image, target);
        return;
      }
      index -= kind.count();
    }
    throw new IllegalStateException("no example " + place);
  }
}
