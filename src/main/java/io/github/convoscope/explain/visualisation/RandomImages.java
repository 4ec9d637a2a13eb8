package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Smooth images made by chance: what a network of which no example is known is measured with. */
public final class RandomImages {
  private static final int COUNT = 96;

  private RandomImages() {}

  /** The same images each time. */
  public static ExampleImages of(Shape shape) {
    InputRegion whole = new InputRegion(0, 0, shape.rows(), shape.columns());
    ImageParameterisation space =
        new ImageParameterisation(shape, whole, new float[shape.size()], false);
    Random random = new Random(1);
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      float[] image = new float[shape.size()];
      space.render(space.noise(random, 0.2 + 0.02 * i, i % 2 == 0 ? 0.1 : 0.4), image, 0);
      images.add(image);
    }
    return ExampleImages.of(images);
  }
}
