package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The digits to train on and those to validate with: MNIST's training digits but for the last
 * 5,000, and the pen drawings of all but the last five writers.
 *
 * @param mnist to train on
 * @param pen to train on
 * @param mnistValidation the last 5,000 of MNIST's training digits
 * @param penValidation the drawings of the writers kept back
 */
public record TrainingData(
    DigitImages mnist,
    List<LabelledDrawing> pen,
    ValidationSet mnistValidation,
    ValidationSet penValidation) {
  /** The first writer kept back for validation. */
  public static final int FIRST_VALIDATION_WRITER = 26;

  /**
   * Reads the files.
   *
   * @param mnistFolder where MNIST's files are
   * @param strokes pen drawings with labels and writers, or null for none
   * @throws Problem when they can't be read, or hold no digit of a writer to validate with
   */
  public static TrainingData read(Path mnistFolder, @Nullable Path strokes) {
    Mnist mnist = new Mnist(mnistFolder);
    List<LabelledDrawing> train = new ArrayList<>();
    List<LabelledDrawing> validation = new ArrayList<>();
    if (strokes != null) {
      split(strokes, train, validation);
    }
    return new TrainingData(
        mnist.read(Mnist.Split.TRAIN),
        train,
        ValidationSet.of("MNIST", mnist.read(Mnist.Split.VALIDATION)),
        ValidationSet.of("pen", validation));
  }

  private static void split(
      Path strokes, List<LabelledDrawing> train, List<LabelledDrawing> validation) {
    for (LabelledDrawing drawing : StrokesFile.readAll(strokes)) {
      if (drawing.label() == null || drawing.label() < 0 || drawing.label() > 9) {
        throw Problem.input(Message.of("training.no-label", strokes));
      }
      (isValidation(drawing) ? validation : train).add(drawing);
    }
    if (train.isEmpty() || validation.isEmpty()) {
      throw Problem.input(Message.of("training.no-validation", strokes, FIRST_VALIDATION_WRITER));
    }
  }

  /** Whether a drawing is of a writer kept back for validation. */
  public static boolean isValidation(LabelledDrawing drawing) {
    return drawing.writer() != null && drawing.writer() >= FIRST_VALIDATION_WRITER;
  }

  /** What an epoch shows. */
  List<TrainingExamples> examples(TrainingRecipe recipe) {
    return List.of(
        new ImageExamples(mnist, recipe.images()),
        new DrawingExamples(pen, recipe.penRepeats(), recipe.drawings()),
        new HandwritingExamples(recipe.handwriting(), recipe.drawings()),
        new NonDigitExamples(recipe.junk(), recipe.drawings()));
  }
}
