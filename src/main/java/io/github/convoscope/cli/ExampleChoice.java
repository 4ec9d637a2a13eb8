package io.github.convoscope.cli;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.explain.visualisation.ExampleImages;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.ShippedFiles;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Real images to compare with, as ink.
 *
 * @param name what they are
 * @param images the images
 */
record ExampleChoice(String name, ExampleImages images) {
  /** MNIST's digits (its 60,000 training digits where they are there), else the shipped samples. */
  static ExampleChoice of(@Nullable Path folder, Shape shape) {
    if (folder == null) {
      return samples(shape);
    }
    Mnist mnist = new Mnist(folder);
    InputEncoder encoder = new InputEncoder(shape, InputRange.INK);
    if (mnist.hasTrain()) {
      ExampleImages train = of(mnist.read(Mnist.Split.TRAIN), shape, encoder);
      ExampleImages validation = of(mnist.read(Mnist.Split.VALIDATION), shape, encoder);
      return new ExampleChoice("MNIST train", ExampleImages.joined(train, validation));
    }
    return new ExampleChoice("MNIST t10k", of(mnist.read(Mnist.Split.TEST), shape, encoder));
  }

  private static ExampleChoice samples(Shape shape) {
    InputEncoder encoder = new InputEncoder(shape, InputRange.INK);
    List<float[]> images = new ArrayList<>();
    Path file = ShippedFiles.samples();
    if (Files.isRegularFile(file)) {
      for (LabelledDrawing sample : StrokesFile.readAll(file)) {
        images.add(encoder.encode(sample.drawing()).tensor());
      }
    }
    return new ExampleChoice("samples", ExampleImages.of(images));
  }

  private static ExampleImages of(DigitImages digits, Shape shape, InputEncoder encoder) {
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
        float[] image = encoder.encode(digits.picture(index)).tensor();
        System.arraycopy(image, 0, into, at, image.length);
      }
    };
  }
}
