package io.github.convoscope.ui.mistakes;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.GreyImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the labelled digits of a file or folder.
 *
 * @param name their name on screen
 * @param examples the digits
 */
record ExampleData(String name, List<LabelledDigit> examples) {
  /**
   * Reads a strokes file, or a folder with MNIST's files; from a folder, only the digits that no
   * training used.
   *
   * @throws io.github.convoscope.message.Problem if it is neither
   */
  static ExampleData read(Path place) {
    String name = String.valueOf(place.getFileName());
    return new ExampleData(
        name, Files.isDirectory(place) ? images(new Mnist(place)) : drawings(place));
  }

  /** Returns the folder where MNIST is looked for: {@code mnist} beside the samples. */
  static Path mnistBeside(Path samples) {
    return samples.resolveSibling("mnist");
  }

  /** Returns the best available data: MNIST if it was fetched, otherwise the samples. */
  static Path bestAvailable(Path samples) {
    Path folder = mnistBeside(samples);
    if (Files.isDirectory(folder)) {
      Mnist mnist = new Mnist(folder);
      if (mnist.hasTest() || mnist.hasTrain()) {
        return folder;
      }
    }
    return samples;
  }

  private static List<LabelledDigit> drawings(Path file) {
    List<LabelledDigit> examples = new ArrayList<>();
    for (LabelledDrawing drawing : StrokesFile.readAll(file)) {
      if (drawing.label() != null) {
        examples.add(new LabelledDigit(drawing.label(), drawing.drawing(), null));
      }
    }
    return examples;
  }

  private static List<LabelledDigit> images(Mnist mnist) {
    DigitImages digits = mnist.read(mnist.hasTest() ? Mnist.Split.TEST : Mnist.Split.VALIDATION);
    List<LabelledDigit> examples = new ArrayList<>();
    for (int i = 0; i < digits.count(); i++) {
      GreyImage image = new GreyImage(digits.rows(), digits.columns(), digits.image(i));
      examples.add(new LabelledDigit(digits.label(i), null, image));
    }
    return examples;
  }
}
