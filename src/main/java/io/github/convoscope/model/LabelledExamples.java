package io.github.convoscope.model;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.data.ImageFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.PictureFolders;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Lists examples of known classes from files, for evaluation and comparison.
 *
 * <pre>{@code
 * for (LabelledExample example : LabelledExamples.pictures(folder, spec.labels())) {
 *   engine.forward(example.encode(encoder).tensor(), activations);
 * }
 * }</pre>
 */
public final class LabelledExamples {
  private static final int DIGITS = 10;

  private LabelledExamples() {}

  /**
   * MNIST's digits.
   *
   * @param classes of the network; at least ten
   */
  public static List<LabelledExample> mnist(Mnist mnist, Mnist.Split part, int classes) {
    if (classes < DIGITS) {
      throw Problem.input(Message.of("cli.too-few-classes", classes));
    }
    DigitImages digits = mnist.read(part);
    List<LabelledExample> examples = new ArrayList<>();
    for (int i = 0; i < digits.count(); i++) {
      int index = i;
      examples.add(
          new LabelledExample(
              digits.label(i),
              Integer.toString(i),
              (encoder, normalise) -> encoder.encode(digits.picture(index), normalise)));
    }
    return examples;
  }

  /**
   * Drawings.
   *
   * @param file in the strokes format
   * @param placed moves a drawing on the pad
   * @param wanted which drawings are taken
   * @param classes of the network
   * @throws Problem if a drawing has no label that is one of the classes
   */
  public static List<LabelledExample> strokes(
      Path file, UnaryOperator<Drawing> placed, Predicate<LabelledDrawing> wanted, int classes) {
    List<LabelledExample> examples = new ArrayList<>();
    int index = 0;
    for (LabelledDrawing drawing : StrokesFile.readAll(file)) {
      Integer label = drawing.label();
      if (label == null || label < 0 || label >= classes) {
        throw Problem.input(Message.of("cli.no-label", file));
      }
      if (wanted.test(drawing)) {
        Drawing shown = drawing.drawing();
        examples.add(
            new LabelledExample(
                label,
                Integer.toString(index),
                (encoder, normalise) -> encoder.encode(placed.apply(shown), normalise)));
      }
      index++;
    }
    return examples;
  }

  /**
   * Digits of the handwriting model, 0 to 9 in turn.
   *
   * @param seed of the random numbers
   * @param placed moves a drawing on the pad
   * @param classes of the network; at least ten
   */
  public static List<LabelledExample> handwriting(
      int count, long seed, UnaryOperator<Drawing> placed, int classes) {
    if (classes < DIGITS) {
      throw Problem.input(Message.of("cli.too-few-classes", classes));
    }
    List<LabelledExample> examples = new ArrayList<>();
    for (LabelledDrawing digit : HandwrittenDigits.of(count, seed)) {
      examples.add(
          new LabelledExample(
              Objects.requireNonNull(digit.label()),
              Integer.toString(examples.size()),
              (encoder, normalise) -> encoder.encode(placed.apply(digit.drawing()), normalise)));
    }
    return examples;
  }

  /**
   * Pictures in a folder for each class.
   *
   * @param labels of the network's classes
   * @throws Problem if the folders are no classes of the network
   */
  public static List<LabelledExample> pictures(Path folder, List<String> labels) {
    return PictureFolders.read(folder, labels).stream()
        .map(
            picture ->
                new LabelledExample(
                    picture.label(),
                    folder.relativize(picture.file()).toString(),
                    (encoder, normalise) -> encoded(picture.file(), encoder, normalise)))
        .toList();
  }

  /** A picture file as the input of a network, in its colours where the network takes them. */
  public static EncodedInput encoded(Path file, InputEncoder encoder, boolean normalise) {
    return encoder.takesColours()
        ? encoder.encode(ImageFile.readColours(file))
        : encoder.encode(ImageFile.read(file), normalise);
  }
}
