package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;
import java.util.Random;

/**
 * Limits of the random transformation before each step. An image that has to work under small
 * transformations does not fill with noise (transformation robustness, Olah et al. 2017).
 *
 * @param shift largest shift in pixels, either way
 * @param degrees largest rotation, either way
 * @param scale largest relative change of size, either way
 */
public record RandomTransformations(double shift, double degrees, double scale) {
  /** No transformation. */
  public static final RandomTransformations NONE = new RandomTransformations(0, 0, 0);

  /** Draws one transformation. */
  AffineWarp sample(Shape shape, Random random) {
    return new AffineWarp(
        shape,
        shift * uniform(random),
        shift * uniform(random),
        Math.toRadians(degrees * uniform(random)),
        1 + scale * uniform(random));
  }

  private static double uniform(Random random) {
    return 2 * random.nextDouble() - 1;
  }

  /** These limits times a factor. */
  public RandomTransformations times(double factor) {
    return new RandomTransformations(shift * factor, degrees * factor, scale * factor);
  }

  /** True when all limits are 0. */
  public boolean isIdentity() {
    return shift == 0 && degrees == 0 && scale == 0;
  }
}
