package io.github.convoscope.training;

import io.github.convoscope.data.LabelledPictures;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;

/**
 * Holds the colour pictures for training and for validation.
 *
 * @param train all but the last tenth of each class
 * @param validation the last tenth of each class, of CIFAR-10 500 pictures each
 */
public record PictureData(LabelledPictures train, LabelledPictures validation) {
  private static final double VALIDATION = 0.1;

  /**
   * Splits a collection.
   *
   * @throws Problem when a class has fewer than two pictures or there is only one class
   */
  public static PictureData split(LabelledPictures all) {
    int[] sizes = new int[all.names().size()];
    for (int label : all.labels()) {
      sizes[label]++;
    }
    for (int label = 0; label < sizes.length; label++) {
      if (sizes[label] < 2) {
        throw Problem.input(Message.of("training.too-few", all.names().get(label), sizes[label]));
      }
    }
    if (sizes.length < 2) {
      throw Problem.input(Message.of("training.one-class", all.names().get(0)));
    }
    return new PictureData(
        all.chosen(all.split(VALIDATION, false)), all.chosen(all.split(VALIDATION, true)));
  }

  /** The validation pictures in the network's numbers, −1 to 1. */
  ValidationSet validationSet() {
    float[] pictures = new float[validation.count() * validation.size()];
    PictureAugmentation.copy(validation.pixels(), 0, pictures, 0, pictures.length);
    return new ValidationSet("pictures", pictures, validation.labels());
  }
}
