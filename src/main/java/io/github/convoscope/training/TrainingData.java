package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.DrawingFolder;
import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds the digits for training and for validation.
 *
 * @param mnist MNIST's training digits without the last 5,000; none where MNIST is not used
 * @param pen the pen drawings of writers 1 to 25
 * @param validation the digits that a run is judged by, with the flaws of its examples: the last
 *     5,000 of MNIST's training digits, the pen drawings of writers 26 to 30, or, without both, of
 *     the handwriting model
 * @param unchanged the same digits as they are; empty where nothing is wrong with the others
 */
public record TrainingData(
    DigitImages mnist,
    List<LabelledDrawing> pen,
    List<ValidationSet> validation,
    List<ValidationSet> unchanged) {
  /** The first writer whose drawings are for validation. */
  public static final int FIRST_VALIDATION_WRITER = 26;

  private static final int SIDE = 28;
  private static final int OWN_VALIDATION = 5;
  private static final int HANDWRITING_DIGITS = 2000;
  private static final long HANDWRITING_SEED = 2025;

  /** No data: all examples come from the handwriting model. */
  static final TrainingData NONE =
      new TrainingData(
          new DigitImages(SIDE, SIDE, new byte[0], new byte[0]), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public TrainingData {
    pen = List.copyOf(pen);
    validation = List.copyOf(validation);
    unchanged = List.copyOf(unchanged);
  }

  /** Data with nothing wrong. */
  static TrainingData of(
      DigitImages mnist, List<LabelledDrawing> pen, List<ValidationSet> validation) {
    return new TrainingData(mnist, pen, validation, List.of());
  }

  /**
   * Reads the files.
   *
   * @param mnistFolder the folder of MNIST's files; null for none
   * @param strokes the file of pen drawings with labels and writers; null for none
   * @param flaws what shall be wrong with the examples
   * @throws Problem when a file can't be read, or has no drawings for training or for validation
   */
  public static TrainingData read(@Nullable Path mnistFolder, @Nullable Path strokes, Flaws flaws) {
    List<LabelledDrawing> pen = new ArrayList<>();
    List<LabelledDrawing> penValidation = new ArrayList<>();
    if (strokes != null) {
      split(strokes, pen, penValidation);
    }
    return of(mnistFolder, "pen", pen, penValidation, flaws);
  }

  /**
   * Reads the digits of a source.
   *
   * @throws Problem when a file can't be read, or has no drawings for training or for validation
   */
  static TrainingData read(ExampleSource source, Flaws flaws) {
    return switch (source.kind()) {
      case MNIST -> read(source.there(), null, flaws);
      case STROKES -> read(null, source.there(), flaws);
      case DRAWINGS -> {
        List<LabelledDrawing> train = new ArrayList<>();
        List<LabelledDrawing> validation = new ArrayList<>();
        splitOwn(source.there(), train, validation);
        yield of(null, "own drawings", train, validation, flaws);
      }
      default -> read(null, null, flaws);
    };
  }

  private static TrainingData of(
      @Nullable Path mnistFolder,
      String name,
      List<LabelledDrawing> pen,
      List<LabelledDrawing> penValidation,
      Flaws flaws) {
    DigitImages images = NONE.mnist;
    List<ValidationSet> unchanged = new ArrayList<>();
    List<ValidationSet> validation = new ArrayList<>();
    if (mnistFolder != null) {
      Mnist mnist = new Mnist(mnistFolder);
      images = mnist.read(Mnist.Split.TRAIN);
      unchanged.add(ValidationSet.of("MNIST", mnist.read(Mnist.Split.VALIDATION)));
      validation.add(unchanged.get(0).flawed(flaws));
    }
    if (!penValidation.isEmpty()) {
      addDrawings(name, penValidation, flaws, validation, unchanged);
    }
    if (validation.isEmpty()) {
      List<LabelledDrawing> digits = HandwrittenDigits.of(HANDWRITING_DIGITS, HANDWRITING_SEED);
      addDrawings(ValidationSet.HANDWRITING, digits, flaws, validation, unchanged);
    }
    boolean changed = !flaws.equals(Flaws.NONE);
    TrainingData all = new TrainingData(images, pen, validation, changed ? unchanged : List.of());
    return changed ? all.limited(flaws) : all;
  }

  /** Every fifth drawing of a digit is for validation, where there are five of one. */
  private static void splitOwn(
      Path folder, List<LabelledDrawing> train, List<LabelledDrawing> validation) {
    int[] seen = new int[10];
    for (LabelledDrawing drawing : DrawingFolder.read(folder)) {
      int count = ++seen[Objects.requireNonNull(drawing.label())];
      (count % OWN_VALIDATION == 0 ? validation : train).add(drawing);
    }
    if (validation.isEmpty()) {
      throw Problem.input(Message.of("training.few-drawings", folder, OWN_VALIDATION));
    }
  }

  private static void addDrawings(
      String name,
      List<LabelledDrawing> drawings,
      Flaws flaws,
      List<ValidationSet> validation,
      List<ValidationSet> unchanged) {
    unchanged.add(ValidationSet.of(name, drawings, PenWidths.USUAL));
    validation.add(
        ValidationSet.of(name, drawings, PenWidths.from(flaws.penWidth())).flawed(flaws));
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

  /** The same data without the class that is left out, and with only so many digits. */
  private TrainingData limited(Flaws flaws) {
    DigitImages images = mnist.where(label -> label != flaws.leftOut());
    List<LabelledDrawing> drawings =
        pen.stream()
            .filter(drawing -> Objects.requireNonNull(drawing.label()) != flaws.leftOut())
            .toList();
    if (flaws.examples() > 0) {
      images = images.range(0, Math.min(flaws.examples(), images.count()));
      int left = images.count() > 0 ? 0 : Math.min(flaws.examples(), drawings.size());
      drawings = drawings.subList(0, left);
    }
    return new TrainingData(images, drawings, validation, unchanged);
  }

  /** The examples of an epoch. */
  List<TrainingExamples> examples(TrainingSettings settings) {
    Flaws flaws = settings.flaws();
    List<TrainingExamples> digits = new ArrayList<>();
    PenWidths widths = PenWidths.from(flaws.penWidth());
    digits.add(new ImageExamples(mnist, settings.images()));
    digits.add(new DrawingExamples(pen, settings.penRepeats(), settings.drawings(), widths));
    boolean fixed = flaws.examples() > 0;
    int handwriting = fixed ? 0 : settings.handwriting();
    if (fixed && mnist.count() == 0 && pen.isEmpty()) {
      handwriting = flaws.examples();
    }
    digits.add(new HandwritingExamples(handwriting, flaws.digits(), settings.drawings(), widths));
    List<TrainingExamples> all = new ArrayList<>();
    for (TrainingExamples kind : digits) {
      if (kind.count() > 0) {
        all.add(
            flaws.equals(Flaws.NONE)
                ? kind
                : new FlawedExamples(kind, flaws, mnist.columns(), settings.seed()));
      }
    }
    if (fixed && handwriting > 0) {
      TrainingExamples few = all.remove(all.size() - 1);
      all.add(new RepeatedExamples(few, settings.handwriting(), settings.seed()));
    }
    all.add(new NonDigitExamples(settings.nonDigits(), settings.drawings()));
    return all;
  }
}
