package io.github.convoscope.training;

import io.github.convoscope.data.LabelledPictures;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.util.Map;
import java.util.TreeMap;

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

  /**
   * The same data with only so many of the training pictures, spread evenly over all.
   *
   * @param count at least 1
   */
  public PictureData limited(int count) {
    return new PictureData(spread(train, count), validation);
  }

  /** The SHA-256 of all labels and pixels, and the numbers of pictures. */
  Map<String, String> facts() {
    return new TreeMap<>(
        Map.of(
            "pictures to train", Integer.toString(train.count()),
            "pictures to validate", Integer.toString(validation.count()),
            "SHA-256 of pixels to train", train.sha256(),
            "SHA-256 of pixels to validate", validation.sha256()));
  }

  /** The validation pictures in the network's numbers, −1 to 1. */
  ValidationSet validationSet() {
    return validationSet(validation.count());
  }

  /**
   * The same, at most so many, spread evenly over all.
   *
   * @param most at least 1
   */
  ValidationSet validationSet(int most) {
    LabelledPictures kept = spread(validation, most);
    float[] pictures = new float[kept.count() * kept.size()];
    PictureAugmentation.copy(kept.pixels(), 0, pictures, 0, pictures.length);
    return new ValidationSet("pictures", pictures, kept.labels());
  }

  /** At most so many pictures, spread evenly over all. */
  private static LabelledPictures spread(LabelledPictures of, int count) {
    int all = of.count();
    if (count >= all) {
      return of;
    }
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = (int) ((long) i * all / count);
    }
    return of.chosen(chosen);
  }
}
