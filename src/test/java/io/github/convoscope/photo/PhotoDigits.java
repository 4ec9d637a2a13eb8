package io.github.convoscope.photo;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Handwriting;
import io.github.convoscope.drawing.Stroke;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Hands out drawings to photograph: digits that people drew, where the shared data is there, else
 * those of the handwriting model; and things that are no digit.
 */
final class PhotoDigits {
  private static final Path PEN = Path.of("../shared/datasets/pen/strokes-train.json");

  private final List<LabelledDrawing> drawn;

  private PhotoDigits(List<LabelledDrawing> drawn) {
    this.drawn = drawn;
  }

  /** True where the drawings of people are beside the project. */
  static boolean people() {
    return Files.isRegularFile(PEN);
  }

  /** Digits of the writers that pass. */
  static PhotoDigits ofPeople(IntPredicate writers) {
    return new PhotoDigits(
        StrokesFile.readAll(PEN).stream()
            .filter(one -> writers.test(Objects.requireNonNull(one.writer())))
            .toList());
  }

  /** Digits of the handwriting model only. */
  static PhotoDigits ofTheModel() {
    return new PhotoDigits(List.of());
  }

  /** A digit; every fifth is the handwriting model's. */
  LabelledDrawing digit(SplittableRandom random) {
    if (!drawn.isEmpty() && random.nextInt(5) > 0) {
      return drawn.get(random.nextInt(drawn.size()));
    }
    int label = random.nextInt(10);
    List<String> styles = Handwriting.styles(label);
    String style = styles.get(random.nextInt(styles.size()));
    Drawing drawing = Handwriting.digit(label, style, 0.8 * random.nextDouble(), random);
    return new LabelledDrawing(label, null, style, drawing);
  }

  /** Digits side by side, with gaps, as one drawing; their labels in reading order. */
  Drawing row(int count, SplittableRandom random, List<Integer> labels) {
    List<Stroke> strokes = new ArrayList<>();
    double right = 0;
    for (int i = 0; i < count; i++) {
      LabelledDrawing digit = digit(random);
      labels.add(Objects.requireNonNull(digit.label()));
      Drawing.Box box = Objects.requireNonNull(digit.drawing().box());
      double scale = (85 + 30 * random.nextDouble()) / Math.max(box.width(), box.height());
      double x = right - scale * box.left();
      double y = -scale * box.centreY() + 12 * (random.nextDouble() - 0.5);
      strokes.addAll(digit.drawing().scaledThenMoved(scale, x, y).strokes());
      right += scale * box.width() + 28 + 40 * random.nextDouble();
    }
    return Drawing.of(strokes);
  }

  /** A digit that its writer has crossed out. */
  Drawing crossedOut(SplittableRandom random) {
    Drawing digit = digit(random).drawing();
    Drawing.Box box = Objects.requireNonNull(digit.box());
    double size = Math.max(box.width(), box.height());
    double[] line = new double[4 + 2 * random.nextInt(5)];
    for (int i = 0; i < line.length; i += 2) {
      line[i] =
          box.centreX() + size * (i % 4 == 0 ? -0.6 : 0.6) * (0.8 + 0.3 * random.nextDouble());
      line[i + 1] =
          box.centreY() + size * (i % 4 == 0 ? 0.5 : -0.5) * (0.5 + 0.6 * random.nextDouble());
    }
    Drawing crossed = digit.plus(Stroke.of(line));
    if (line.length == 4) {
      crossed =
          crossed.plus(
              Stroke.of(
                  line[0], 2 * box.centreY() - line[1], line[2], 2 * box.centreY() - line[3]));
    }
    return crossed;
  }
}
