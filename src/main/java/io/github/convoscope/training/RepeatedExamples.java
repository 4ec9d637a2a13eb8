package io.github.convoscope.training;

import java.util.SplittableRandom;

/** Repeats the same few examples, unchanged, so often that they fill an epoch. */
final class RepeatedExamples implements TrainingExamples {
  private static final long STRIDE = 0x94D049BB133111EBL;

  private final TrainingExamples few;
  private final int count;
  private final long seed;

  /**
   * Makes examples.
   *
   * @param few at least one
   * @param count examples of an epoch
   * @param seed decides how the few look
   */
  RepeatedExamples(TrainingExamples few, int count, long seed) {
    this.few = few;
    this.count = count;
    this.seed = seed;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    int own = index % few.count();
    few.make(own, new SplittableRandom(seed ^ (STRIDE * (own + 1L))), image, target);
  }
}
