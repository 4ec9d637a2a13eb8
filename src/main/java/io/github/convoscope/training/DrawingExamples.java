package io.github.convoscope.training;

import io.github.convoscope.data.LabelledDrawing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Makes training examples from labelled drawings, several from each in an epoch, with varied
 * strokes.
 */
final class DrawingExamples implements TrainingExamples {
  private final List<LabelledDrawing> drawings;
  private final int repeats;
  private final AugmentationLimits limits;
  private final DrawingAugmentation augmentation;

  DrawingExamples(
      List<LabelledDrawing> drawings, int repeats, AugmentationLimits limits, PenWidths widths) {
    this.drawings = drawings;
    this.repeats = repeats;
    this.limits = limits;
    augmentation = new DrawingAugmentation(widths);
  }

  @Override
  public int count() {
    return drawings.size() * repeats;
  }

  @Override
  public void make(int index, SplittableRandom random, float[] image, float[] target) {
    LabelledDrawing drawing = drawings.get(index % drawings.size());
    augmentation.vary(drawing.drawing(), random, limits, image);
    Arrays.fill(target, 0);
    target[Objects.requireNonNull(drawing.label())] = 1;
  }
}
