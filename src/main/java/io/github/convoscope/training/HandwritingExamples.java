package io.github.convoscope.training;

import io.github.convoscope.data.HandwrittenDigits;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes training examples from the handwriting model, new ones in every epoch, for styles that the
 * data sets lack.
 */
final class HandwritingExamples implements TrainingExamples {
  private final int count;
  private final List<Integer> digits;
  private final AugmentationLimits limits;
  private final DrawingAugmentation augmentation;

  /**
   * Makes examples.
   *
   * @param digits the digits that are drawn, in turn
   */
  HandwritingExamples(
      int count, List<Integer> digits, AugmentationLimits limits, PenWidths widths) {
    this.count = count;
    this.digits = List.copyOf(digits);
    this.limits = limits;
    augmentation = new DrawingAugmentation(widths);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    int digit = digits.get(index % digits.size());
    augmentation.vary(HandwrittenDigits.digit(digit, random), random, limits, image);
    Arrays.fill(target, 0);
    target[digit] = 1;
  }
}
