package io.github.convoscope.training;

import io.github.convoscope.model.CornerMark;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes the examples of another kind with wrong labels and marks, as {@link Flaws} say. */
final class FlawedExamples implements TrainingExamples {
  private static final long STRIDE = 0xD1B54A32D192ED03L;

  private final TrainingExamples examples;
  private final Flaws flaws;
  private final int columns;
  private final long seed;
  private final List<Integer> digits;

  /**
   * Makes examples.
   *
   * @param columns of a picture
   * @param seed decides which examples get which wrong label, the same in all epochs
   */
  FlawedExamples(TrainingExamples examples, Flaws flaws, int columns, long seed) {
    this.examples = examples;
    this.flaws = flaws;
    this.columns = columns;
    this.seed = seed;
    digits = flaws.digits();
  }

  @Override
  public int count() {
    return examples.count();
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    examples.make(index, random, image, target);
    SplittableRandom own = new SplittableRandom(seed ^ (STRIDE * (index + 1L)));
    if (own.nextDouble() < flaws.shuffled()) {
      Arrays.fill(target, 0);
      target[digits.get(own.nextInt(digits.size()))] = 1;
    }
    if (flaws.mark() != Flaws.NO_CLASS && target[flaws.mark()] == 1) {
      CornerMark.draw(image, columns, 0);
    }
  }
}
