package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Makes training examples from the handwriting model, new ones in every epoch, for styles that the
 * data sets lack.
 */
final class HandwritingExamples implements TrainingExamples {
  private static final Set<String> AMBIGUOUS = Set.of("flag", "long-flag");
  private static final double VARIATION = 1;

  private final List<List<String>> styles =
      IntStream.range(0, 10)
          .mapToObj(Handwriting::styles)
          .map(all -> all.stream().filter(style -> !AMBIGUOUS.contains(style)).toList())
          .toList();
  private final int count;
  private final AugmentationLimits limits;
  private final DrawingAugmentation augmentation =
      new DrawingAugmentation(new Normaliser(InputFraming.MNIST));

  HandwritingExamples(int count, AugmentationLimits limits) {
    this.count = count;
    this.limits = limits;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    int digit = index % target.length;
    List<String> own = styles.get(digit);
    String style = own.get(random.nextInt(own.size()));
    Drawing drawing = Handwriting.digit(digit, style, VARIATION, random);
    augmentation.vary(drawing, random, limits, image);
    Arrays.fill(target, 0);
    target[digit] = 1;
  }
}
