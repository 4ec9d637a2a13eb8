package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes training examples from labelled pictures, varied anew in every epoch. */
final class ImageExamples implements TrainingExamples {
  private final DigitImages images;
  private final AugmentationLimits limits;
  private final ImageAugmentation augmentation;
  private final float[] original;

  ImageExamples(DigitImages images, AugmentationLimits limits) {
    this.images = images;
    this.limits = limits;
    augmentation = new ImageAugmentation(images.rows(), images.columns());
    original = new float[images.rows() * images.columns()];
  }

  @Override
  public int count() {
    return images.count();
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    images.copy(index, original, 0);
    augmentation.vary(original, random, limits, image, 0);
    Arrays.fill(target, 0);
    target[images.label(index)] = 1;
  }
}
