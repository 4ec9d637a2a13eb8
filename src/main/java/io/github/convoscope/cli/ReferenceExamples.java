package io.github.convoscope.cli;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.explain.visualisation.ExampleImages;
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
  private static final String SAMPLES = "datasets/samples.json";

  /**
   * The examples.
   *
   * @param folder with MNIST, whose 60,000 training digits have precedence; null for the samples
   */
  static ReferenceExamples of(@Nullable Path folder, Shape shape) {
    if (folder == null) {
      return samples(shape);
    }
    Mnist mnist = new Mnist(folder);
    InputFiles inputs = new InputFiles(shape, false);
    if (mnist.hasTrain()) {
      ExampleImages train = of(mnist.read(Mnist.Split.TRAIN), shape, inputs);
      ExampleImages validation = of(mnist.read(Mnist.Split.VALIDATION), shape, inputs);
      return new ReferenceExamples("MNIST train", ExampleImages.joined(train, validation));
    }
    return new ReferenceExamples("MNIST t10k", of(mnist.read(Mnist.Split.TEST), shape, inputs));
  }

  private static ReferenceExamples samples(Shape shape) {
    InputFiles inputs = new InputFiles(shape, false);
    List<float[]> images = new ArrayList<>();
    Path file = Path.of(System.getProperty("convoscope.home", "")).resolve(SAMPLES);
    if (Files.isRegularFile(file)) {
      for (LabelledDrawing sample : StrokesFile.readAll(file)) {
        images.add(inputs.of(sample.drawing()));
      }
    }
    return new ReferenceExamples("samples", ExampleImages.of(images));
  }

  private static ExampleImages of(DigitImages digits, Shape shape, InputFiles inputs) {
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
        float[] image = inputs.of(digits, index);
        System.arraycopy(image, 0, into, at, image.length);
      }
    };
  }
}
