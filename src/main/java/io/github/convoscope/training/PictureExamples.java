package io.github.convoscope.training;

import io.github.convoscope.data.LabelledPictures;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Makes training examples from labelled colour pictures, varied anew in every epoch. */
final class PictureExamples implements TrainingExamples {
  private final LabelledPictures pictures;
  private final PictureVariation limits;
  private final double smoothing;
  private final PictureAugmentation augmentation;

  /**
   * Makes examples.
   *
   * @param smoothing part of each target that is spread over all classes (Szegedy et al. 2016)
   */
  PictureExamples(LabelledPictures pictures, PictureVariation limits, double smoothing) {
    this.pictures = pictures;
    this.limits = limits;
    this.smoothing = smoothing;
    augmentation = new PictureAugmentation(pictures.rows(), pictures.columns());
  }

  @Override
  public int count() {
    return pictures.count();
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    augmentation.vary(pictures.pixels(), index * pictures.size(), random, limits, image);
    Arrays.fill(target, (float) (smoothing / target.length));
    target[pictures.labels()[index]] += (float) (1 - smoothing);
  }
}
