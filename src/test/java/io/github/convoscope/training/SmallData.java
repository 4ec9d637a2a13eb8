package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.engine.dl4j.LayerPlan;
import io.github.convoscope.engine.dl4j.TrainableLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A little data of the handwriting model, enough to see a network learn. */
final class SmallData {
  private SmallData() {}

  static TrainingSettings settings(int epochs) {
    return new TrainingSettings(
        new TrainableLayout(28, 28, LayerPlan.digits(4, 6, 16), 10, 1e-4, 0.1, 0.2),
        5,
        epochs,
        20,
        4e-3,
        AugmentationLimits.MILD,
        AugmentationLimits.STRONG,
        2,
        40,
        20,
        Flaws.NONE,
        Distillation.NONE,
        0.9);
  }

  static TrainingData data() {
    return TrainingData.of(
        pictures(200, 1),
        drawings(60, 2),
        List.of(
            ValidationSet.of("MNIST", pictures(100, 3)),
            ValidationSet.of("pen", drawings(50, 4), PenWidths.USUAL)));
  }

  static List<LabelledDrawing> drawings(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledDrawing> drawings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> styles = Handwriting.styles(i % 10);
      String style = styles.get(random.nextInt(styles.size()));
      drawings.add(
          new LabelledDrawing(i % 10, 1, style, Handwriting.digit(i % 10, style, 0.5, random)));
    }
    return drawings;
  }

  static DigitImages pictures(int count, long seed) {
    Normaliser normaliser = new Normaliser(InputFraming.MNIST);
    byte[] pixels = new byte[count * 784];
    byte[] labels = new byte[count];
    List<LabelledDrawing> drawings = drawings(count, seed);
    for (int i = 0; i < count; i++) {
      float[] image = normaliser.normalise(drawings.get(i).drawing()).ink();
      for (int p = 0; p < 784; p++) {
        pixels[784 * i + p] = (byte) Math.round(255 * image[p]);
      }
      labels[i] = (byte) (i % 10);
    }
    return new DigitImages(28, 28, pixels, labels);
  }
}
