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
 * Real images to compare with.
 *
 * @param name what they are
 * @param images the images
 */
record ExampleChoice(String name, ExampleImages images) {
  private static final String SAMPLES = "datasets/samples.json";

  /** MNIST's digits (its 60,000 training digits where they are there), else the shipped samples. */
  static ExampleChoice of(@Nullable Path folder, Shape shape) {
    if (folder == null) {
      return samples(shape);
    }
    Mnist mnist = new Mnist(folder);
    InputFiles inputs = new InputFiles(shape, false);
    if (mnist.hasTrain()) {
      ExampleImages train = of(mnist.read(Mnist.Split.TRAIN), shape, inputs);
      ExampleImages validation = of(mnist.read(Mnist.Split.VALIDATION), shape, inputs);
      return new ExampleChoice("MNIST train", ExampleImages.joined(train, validation));
    }
    return new ExampleChoice("MNIST t10k", of(mnist.read(Mnist.Split.TEST), shape, inputs));
  }

  private static ExampleChoice samples(Shape shape) {
    InputFiles inputs = new InputFiles(shape, false);
    List<float[]> images = new ArrayList<>();
    Path file = Path.of(System.getProperty("convoscope.home", "")).resolve(SAMPLES);
    if (Files.isRegularFile(file)) {
      for (LabelledDrawing sample : StrokesFile.readAll(file)) {
        images.add(inputs.of(sample.drawing()));
      }
    }
    return new ExampleChoice("samples", ExampleImages.of(images));
  }

  private static ExampleImages of(DigitImages digits, Shape shape, InputFiles inputs) {
    boolean asTheyAre =
        shape.channels() == 1
            && digits.rows() == shape.rows()
            && digits.columns() == shape.columns();
    if (asTheyAre) {
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
