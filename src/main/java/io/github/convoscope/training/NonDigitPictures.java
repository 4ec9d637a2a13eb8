package io.github.convoscope.training;

import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.model.InputEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes pictures that are no digits, to fit and test thresholds. They differ from those of
 * training.
 */
final class NonDigitPictures {
  private NonDigitPictures() {}

  /**
   * Makes {@code count} pictures, [rows × columns] each: scribbles, letters, signs and noise in
   * turn.
   */
  static List<float[]> pictures(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    InputEncoder encoder = InputEncoder.digits();
    List<float[]> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(
          switch (i % 8) {
            case 0, 1, 2 -> encoder.encode(Handwriting.scribble(random)).tensor();
            case 3, 4 -> encoder.encode(Handwriting.letter(random)).tensor();
            case 5, 6 -> encoder.encode(Handwriting.sign(random)).tensor();
            default -> noise(random);
          });
    }
    return pictures;
  }

  private static float[] noise(SplittableRandom random) {
    float[] noise = new float[InputFraming.MNIST.size()];
    double density = random.nextDouble();
    for (int i = 0; i < noise.length; i++) {
      if (random.nextDouble() < density) {
        noise[i] = (float) random.nextDouble();
      }
    }
    return noise;
  }
}
