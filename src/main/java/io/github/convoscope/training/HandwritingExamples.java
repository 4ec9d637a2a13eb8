package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Framing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Normaliser;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Digits of the handwriting model, new ones each time, for the styles that the collections lack.
 */
final class HandwritingExamples implements Examples {
  private final int count;
  private final Strength strength;
  private final DrawingAugmentation augmentation =
      new DrawingAugmentation(new Normaliser(Framing.MNIST));

  HandwritingExamples(int count, Strength strength) {
    this.count = count;
    this.strength = strength;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    int digit = index % target.length;
    List<String> styles = Handwriting.styles(digit);
    String style = styles.get(random.nextInt(styles.size()));
    Drawing drawing = Handwriting.digit(digit, style, 1, random);
    augmentation.vary(drawing, random, strength, image);
    Arrays.fill(target, 0);
    target[digit] = 1;
  }
}
