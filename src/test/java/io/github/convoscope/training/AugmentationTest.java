package io.github.convoscope.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final AugmentationLimits NOTHING = new AugmentationLimits(0, 0, 0, 0, 0, 0, 0);

  private final float[] digit =
      new Normaliser(InputFraming.MNIST)
          .normalise(Handwriting.digit(5, "curly", 0, new SplittableRandom(1)))
          .ink();

  @Test
  void zeroLimitsChangeNothing() {
    float[] into = new float[784];
    new ImageAugmentation(28, 28).vary(digit, new SplittableRandom(1), NOTHING, into, 0);
    assertArrayEquals(digit, into, 1e-5f);
  }

  @Test
  void variedDigitsDifferAndKeepTheirInkAndSharpness() {
    ImageAugmentation augmentation = new ImageAugmentation(28, 28);
    SplittableRandom random = new SplittableRandom(2);
    AugmentationLimits thin = new AugmentationLimits(11, 0.17, 0.12, 1, 0.038, 0, 0);
    double ink = 0;
    double contrast = 0;
    float[] into = new float[784];
    for (int i = 0; i < 200; i++) {
      augmentation.vary(digit, random, thin, into, 0);
      assertFalse(Arrays.equals(digit, into));
      for (float value : into) {
        assertTrue(value >= 0 && value <= 1);
      }
      ink += ink(into) / 200;
      contrast += contrast(into) / 200;
    }
    assertEquals(ink(digit), ink, 0.05 * ink(digit));
    assertTrue(contrast > 0.8 * contrast(digit), contrast + " of " + contrast(digit));
  }

  @Test
  void thickeningAddsInkAndThinningRemovesIt() {
    ImageAugmentation augmentation = new ImageAugmentation(28, 28);
    SplittableRandom random = new SplittableRandom(3);
    AugmentationLimits thickness = new AugmentationLimits(0, 0, 0, 0, 0, 1, 0);
    int more = 0;
    int less = 0;
    float[] into = new float[784];
    for (int i = 0; i < 100; i++) {
      augmentation.vary(digit, random, thickness, into, 0);
      more += ink(into) > 1.02 * ink(digit) ? 1 : 0;
      less += ink(into) < 0.98 * ink(digit) ? 1 : 0;
    }
    assertTrue(more > 25 && less > 25);
  }

  @Test
  void anEpochHasEveryExampleOnceAndDependsOnItsNumber() {
    List<TrainingExamples> kinds =
        List.of(
            new ImageExamples(SmallData.pictures(30, 1), AugmentationLimits.MILD),
            new DrawingExamples(
                SmallData.drawings(20, 2), 2, AugmentationLimits.STRONG, PenWidths.USUAL),
            new HandwritingExamples(
                10, Flaws.NONE.digits(), AugmentationLimits.STRONG, PenWidths.USUAL),
            new NonDigitExamples(10, AugmentationLimits.STRONG));
    ShuffledEpoch epoch = new ShuffledEpoch(kinds, 3, 0);
    assertEquals(90, epoch.count());
    int[] labels = new int[10];
    int nonDigits = 0;
    float[] image = new float[784];
    float[] target = new float[10];
    for (int i = 0; i < epoch.count(); i++) {
      epoch.make(i, image, target);
      float sum = 0;
      for (int c = 0; c < 10; c++) {
        sum += target[c];
        labels[c] += target[c] == 1 ? 1 : 0;
      }
      assertEquals(1, sum, 1e-6f);
      nonDigits += target[0] == 0.1f ? 1 : 0;
    }
    assertEquals(10, nonDigits);
    for (int count : labels) {
      assertEquals(8, count);
    }
    float[] first = make(kinds, 0, 7);
    assertArrayEquals(first, make(kinds, 0, 7), 0);
    assertFalse(Arrays.equals(first, make(kinds, 1, 7)));
  }

  @Test
  void theRateRisesThenFalls() {
    TrainingSettings settings = SmallData.settings(10);
    assertTrue(settings.rateAt(0) < 0.05 * settings.rate());
    assertEquals(settings.rate(), settings.rateAt(1), 1e-9);
    assertTrue(settings.rateAt(5) < settings.rate() && settings.rateAt(5) > settings.rateAt(9));
    assertTrue(settings.rateAt(10) < 0.01 * settings.rate());
  }

  private static float[] make(List<TrainingExamples> kinds, int number, int place) {
    float[] image = new float[784];
    new ShuffledEpoch(kinds, 3, number).make(place, image, new float[10]);
    return image;
  }

  private static double ink(float[] image) {
    double sum = 0;
    for (float value : image) {
      sum += value;
    }
    return sum;
  }

  /** Large where ink begins at once rather than slowly. */
  private static double contrast(float[] image) {
    double sum = 0;
    for (int i = 0; i + 1 < image.length; i++) {
      sum += (image[i + 1] - image[i]) * (image[i + 1] - image[i]);
    }
    return sum;
  }
}
