package io.github.convoscope.cli;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.PictureFiles;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.explain.visualisation.ExamplePictures;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real images that optimised images are compared with.
 *
 * @param name what they are called in the index
 * @param images the images
 */
record ReferenceExamples(String name, ExampleImages images) {
  /**
   * The examples.
   *
   * @param folder with MNIST, whose 60,000 training digits have precedence; null for none
   * @param pictures folder with photographs; null for none
   * @return where neither is given, the shipped samples, or the ready pictures for a network that
   *     takes colours
   */
  static ReferenceExamples of(@Nullable Path folder, @Nullable Path pictures, Model model) {
    if (pictures != null) {
      return pictures(pictures, model);
    }
    if (folder == null) {
      return model.input().takesColours()
          ? new ReferenceExamples("ready pictures", ExamplePictures.ready(model))
          : samples(model.spec().input().shape());
    }
    return mnist(folder, model.spec().input().shape());
  }

  private static ReferenceExamples pictures(Path folder, Model model) {
    if (!model.input().takesColours()) {
      throw Problem.input(Message.of("atlas.no-colours", model.file()));
    }
    ExampleImages images =
        ExamplePictures.read(
            model,
            PictureFiles.below(folder),
            PictureFiles.MOST,
            problem -> System.err.println("convoscope: " + Messages.text(problem.what())),
            new ConsoleProgress());
    return new ReferenceExamples(String.valueOf(folder.toAbsolutePath().getFileName()), images);
  }

  private static ReferenceExamples mnist(Path folder, Shape shape) {
    Mnist mnist = new Mnist(folder);
    InputEncoder encoder = new InputEncoder(shape, InputRange.INK);
    if (mnist.hasTrain()) {
      ExampleImages train = of(mnist.read(Mnist.Split.TRAIN), shape, encoder);
      ExampleImages validation = of(mnist.read(Mnist.Split.VALIDATION), shape, encoder);
      return new ReferenceExamples("MNIST train", ExampleImages.joined(train, validation));
    }
    return new ReferenceExamples("MNIST t10k", of(mnist.read(Mnist.Split.TEST), shape, encoder));
  }

  private static ReferenceExamples samples(Shape shape) {
    InputEncoder encoder = new InputEncoder(shape, InputRange.INK);
    List<float[]> images = new ArrayList<>();
    Path file = ShippedFiles.samples();
    if (Files.isRegularFile(file)) {
      for (LabelledDrawing sample : StrokesFile.readAll(file)) {
        images.add(encoder.encode(sample.drawing()).tensor());
      }
    }
    return new ReferenceExamples("samples", ExampleImages.of(images));
  }

  private static ExampleImages of(DigitImages digits, Shape shape, InputEncoder encoder) {
    boolean fits =
        shape.channels() == 1
            && digits.rows() == shape.rows()
            && digits.columns() == shape.columns();
    if (fits) {
      return ExampleImages.of(digits);
    }
    return new ExampleImages() {
      @Override
      public int count() {
        return digits.count();
      }

      @Override
      public void copy(int index, float[] into, int at) {
        float[] image = encoder.encode(digits.picture(index)).tensor();
        System.arraycopy(image, 0, into, at, image.length);
      }
    };
  }
}
