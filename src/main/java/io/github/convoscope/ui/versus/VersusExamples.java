package io.github.convoscope.ui.versus;

import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Labelled examples on which two networks are compared. Read on a worker.
 *
 * @param place the file or folder
 * @param all the examples
 * @param drawings the drawings that they are, in the same order; empty where they are pictures
 */
record VersusExamples(Path place, List<LabelledExample> all, List<Drawing> drawings) {
  /**
   * Reads drawings, or a folder with MNIST's files, or with a folder of pictures for each class.
   *
   * @param model whose classes name the folders
   * @throws Problem if it is none of these
   */
  static VersusExamples read(Path place, Model model) {
    if (!Files.isDirectory(place)) {
      return drawings(place, model.spec().classes());
    }
    Mnist mnist = new Mnist(place);
    if (mnist.hasTest() || mnist.hasTrain()) {
      Mnist.Split part = mnist.hasTest() ? Mnist.Split.TEST : Mnist.Split.VALIDATION;
      int classes = model.spec().classes();
      return new VersusExamples(place, LabelledExamples.mnist(mnist, part, classes), List.of());
    }
    List<LabelledExample> pictures = LabelledExamples.pictures(place, model.spec().labels());
    return new VersusExamples(place, pictures, List.of());
  }

  private static VersusExamples drawings(Path file, int classes) {
    List<LabelledExample> examples = new ArrayList<>();
    List<Drawing> drawings = new ArrayList<>();
    for (LabelledDrawing one : StrokesFile.readAll(file)) {
      Integer label = one.label();
      if (label != null && label >= 0 && label < classes) {
        Drawing drawing = one.drawing();
        String name = String.valueOf(examples.size());
        examples.add(
            new LabelledExample(
                label, name, (encoder, normalise) -> encoder.encode(drawing, normalise)));
        drawings.add(drawing);
      }
    }
    if (examples.isEmpty()) {
      throw Problem.input(Message.of("cli.no-label", file));
    }
    return new VersusExamples(file, examples, drawings);
  }

  /** Name of the file or folder. */
  String name() {
    return String.valueOf(place.getFileName());
  }
}
