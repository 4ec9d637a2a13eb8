package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Makes training examples that are no digits, with equal probabilities as target (outlier exposure,
 * Hendrycks et al. 2019): scribbles, letters and signs of the handwriting model, noise, grey and
 * filled pads.
 */
final class NonDigitExamples implements TrainingExamples {
  private final int count;
  private final AugmentationLimits limits;
  private final int size = InputFraming.MNIST.size();
  private final DrawingAugmentation augmentation = new DrawingAugmentation(PenWidths.USUAL);

  NonDigitExamples(int count, AugmentationLimits limits) {
    this.count = count;
    this.limits = limits;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    Arrays.fill(target, 1f / target.length);
    switch (index % 10) {
      case 0, 1, 2 -> render(Handwriting.scribble(random), random, image);
      case 3, 4, 5 -> render(Handwriting.letter(random), random, image);
      case 6, 7, 8 -> render(Handwriting.sign(random), random, image);
      default -> noise(random, image);
    }
  }

  private void render(Drawing drawing, SplittableRandom random, float[] image) {
    augmentation.vary(drawing, random, limits, image);
  }

  /** Random noise around a grey level, of random amplitude and grain. */
  private void noise(SplittableRandom random, float[] image) {
    double level = random.nextDouble();
    double amplitude = random.nextDouble();
    int grain = 1 + random.nextInt(4);
    int side = InputFraming.MNIST.columns();
    for (int i = 0; i < size; i++) {
      int row = i / side;
      int column = i % side;
      if (row % grain == 0 && column % grain == 0) {
        double value = level + amplitude * (2 * random.nextDouble() - 1);
        image[i] = (float) Math.max(0, Math.min(1, value));
      } else {
        image[i] = image[(row - row % grain) * side + column - column % grain];
      }
    }
  }
}
