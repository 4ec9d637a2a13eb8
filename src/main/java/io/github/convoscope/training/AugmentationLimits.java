package io.github.convoscope.training;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sets the limits of random augmentation. Rotations are far smaller than the half turn between a 6
 * and a 9; nothing is mirrored.
 *
 * @param degrees largest rotation, either way
 * @param slant largest shear
 * @param stretch largest logarithm of a change of width or height
 * @param pixels largest shift, either way
 * @param bend standard deviation of the elastic displacement, as a share of the picture
 * @param thickness probability that lines get thicker or thinner
 * @param untouched probability that nothing changes
 */
public record AugmentationLimits(
    double degrees,
    double slant,
    double stretch,
    double pixels,
    double bend,
    double thickness,
    double untouched) {
  /** The limits for pictures of digits, of which there are many. */
  public static final AugmentationLimits MILD =
      new AugmentationLimits(11, 0.17, 0.12, 1, 0.038, 0.3, 0.15);

  /** The limits for drawings, of which there are few. */
  public static final AugmentationLimits STRONG =
      new AugmentationLimits(13, 0.2, 0.14, 1.2, 0.045, 0.3, 0.1);

  /** A description for the model card. */
  String description() {
    return String.format(
        Locale.ROOT,
        "turned up to %s degrees, slanted up to %s, stretched up to %s (logarithm), shifted up to"
            + " %s pixels, bent by %s of the picture (standard deviation), thicker or thinner %s of"
            + " the time, untouched %s of the time",
        degrees,
        slant,
        stretch,
        pixels,
        bend,
        percent(thickness),
        percent(untouched));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * part);
  }

  /** The 2 × 2 matrix, row by row, of a random rotation, slant and stretch. */
  double[] matrix(SplittableRandom random) {
    double angle = Math.toRadians(uniform(random, degrees));
    double shear = uniform(random, slant);
    double wide = Math.exp(uniform(random, stretch));
    double high = Math.exp(uniform(random, stretch));
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new double[] {
      wide * cos, wide * (shear * cos - sin), high * sin, high * (shear * sin + cos)
    };
  }

  /** A random shift in pixels. */
  double shift(SplittableRandom random) {
    return uniform(random, pixels);
  }

  private static double uniform(SplittableRandom random, double most) {
    return most * (2 * random.nextDouble() - 1);
  }
}
