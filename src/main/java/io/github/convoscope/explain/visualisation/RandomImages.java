package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Smooth random images, to measure a network with when there are no real examples. */
public final class RandomImages {
  private static final int COUNT = 96;

  private RandomImages() {}

  /** Makes 96 images, the same ones each time. */
  public static ExampleImages of(Shape shape) {
    InputRegion whole = new InputRegion(0, 0, shape.rows(), shape.columns());
    ImageParameterisation parameterisation =
        new ImageParameterisation(shape, whole, new float[shape.size()], false);
    Random random = new Random(1);
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      float[] image = new float[shape.size()];
      parameterisation.render(
          parameterisation.noise(random, 0.2 + 0.02 * i, i % 2 == 0 ? 0.1 : 0.4), image, 0);
      images.add(image);
    }
    return ExampleImages.of(images);
  }
}
