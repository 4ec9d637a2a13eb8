package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.Random;

/**
 * How far the image is moved about at random before each step, so that only what survives small
 * movements is found and not noise made to measure (Olah et al. 2017).
 *
 * @param shift largest shift in pixels, both ways
 * @param degrees largest turn, both ways
 * @param scale largest relative change of size, both ways
 */
public record RandomTransformations(double shift, double degrees, double scale) {
  /** The image stays where it is. */
  public static final RandomTransformations NONE = new RandomTransformations(0, 0, 0);

  /** One movement at random. */
  AffineWarp draw(Shape shape, Random random) {
    return new AffineWarp(
        shape,
        shift * spread(random),
        shift * spread(random),
        Math.toRadians(degrees * spread(random)),
        1 + scale * spread(random));
  }

  private static double spread(Random random) {
    return 2 * random.nextDouble() - 1;
  }

  /** The same movements, smaller or larger by a factor. */
  public RandomTransformations times(double factor) {
    return new RandomTransformations(shift * factor, degrees * factor, scale * factor);
  }

  /** True when nothing moves. */
  public boolean still() {
    return shift == 0 && degrees == 0 && scale == 0;
  }
}
