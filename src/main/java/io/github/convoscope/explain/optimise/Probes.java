package io.github.convoscope.explain.optimise;

import io.github.convoscope.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Smooth images made by chance: what a network of which no example is known is measured with. */
public final class Probes {
  private static final int COUNT = 96;

  private Probes() {}

  /** The same images each time. */
  public static Examples of(Shape shape) {
    Region whole = new Region(0, 0, shape.rows(), shape.columns());
    ImageSpace space = new ImageSpace(shape, whole, new float[shape.size()], false);
    Random random = new Random(1);
    List<float[]> images = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      float[] image = new float[shape.size()];
      space.render(space.noise(random, 0.2 + 0.02 * i, i % 2 == 0 ? 0.1 : 0.4), image, 0);
      images.add(image);
    }
    return Examples.of(images);
  }
}
