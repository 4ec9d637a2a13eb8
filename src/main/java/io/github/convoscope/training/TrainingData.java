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
 * Holds the digits for training and for validation.
 *
 * @param mnist MNIST's training digits without the last 5,000
 * @param pen the pen drawings of writers 1 to 25
 * @param mnistValidation the last 5,000 of MNIST's training digits
 * @param penValidation the pen drawings of writers 26 to 30
 */
public record TrainingData(
    DigitImages mnist,
    List<LabelledDrawing> pen,
    ValidationSet mnistValidation,
    ValidationSet penValidation) {
  /** The first writer whose drawings are for validation. */
  public static final int FIRST_VALIDATION_WRITER = 26;

  /**
   * Reads the files.
   *
   * @param mnistFolder the folder of MNIST's files
   * @param strokes the file of pen drawings with labels and writers; null for none
   * @throws Problem when a file can't be read, or has no drawings for training or for validation
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

  /** True for drawings of the validation writers. */
  public static boolean isValidation(LabelledDrawing drawing) {
    return drawing.writer() != null && drawing.writer() >= FIRST_VALIDATION_WRITER;
  }

  /** The same data with only the first of MNIST's training digits. */
  public TrainingData limited(int digits) {
    return new TrainingData(
        mnist.range(0, Math.min(digits, mnist.count())), pen, mnistValidation, penValidation);
  }

  /** The examples of an epoch. */
  List<TrainingExamples> examples(TrainingSettings settings) {
    return List.of(
        new ImageExamples(mnist, settings.images()),
        new DrawingExamples(pen, settings.penRepeats(), settings.drawings()),
        new HandwritingExamples(settings.handwriting(), settings.drawings()),
        new NonDigitExamples(settings.nonDigits(), settings.drawings()));
  }
}
