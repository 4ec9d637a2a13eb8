package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;

/**
 * How images are optimised. The settings for grey images gave the best results of about twelve that
 * were compared on small digit networks; those for colour images were compared on SqueezeNet and on
 * the bundled network for photographs (docs/feature-visualisation.md).
 *
 * @param steps steps of gradient ascent in one attempt
 * @param rate step size of Adam
 * @param variation weight of the total variation, as a share of the task's range
 * @param energy weight of the sum of squares, as a share of the task's range
 * @param similarity weight of the similarity to real images of the class, as a share of the task's
 *     range; has an effect only where such images are known
 * @param patience an image that exceeds its goal is finished once it has not improved for so many
 *     steps; 0 to make all steps
 * @param transformations random transformations before each step
 * @param seed seed of all random numbers
 */
public record OptimiserSettings(
    int steps,
    double rate,
    double variation,
    double energy,
    double similarity,
    int patience,
    RandomTransformations transformations,
    long seed) {
  /**
   * Pixels from which on colour images get fewer and larger steps: each takes long, and more only
   * make colours harsh.
   */
  private static final int LARGE = 64 * 64;

  /** The settings for grey images. */
  public static OptimiserSettings standard() {
    return new OptimiserSettings(
        256, 0.1, 0.004, 0.0015, 3, 0, new RandomTransformations(3, 15, 0.12), 0);
  }

  /** The settings for the images of a network's input. */
  public static OptimiserSettings of(Shape input) {
    if (input.channels() != 3) {
      return standard();
    }
    boolean large = input.mapSize() > LARGE;
    double shift = Math.max(input.rows(), input.columns()) / 16.0;
    double variation = 0.6 / input.size();
    return new OptimiserSettings(
        large ? 56 : 192,
        large ? 0.07 : 0.05,
        variation,
        0,
        0,
        32,
        new RandomTransformations(shift, 8, 0.08),
        0);
  }

  /** These settings with another number of steps. */
  public OptimiserSettings withSteps(int other) {
    return new OptimiserSettings(
        other, rate, variation, energy, similarity, patience, transformations, seed);
  }

  /** These settings with another seed. */
  public OptimiserSettings withSeed(long other) {
    return new OptimiserSettings(
        steps, rate, variation, energy, similarity, patience, transformations, other);
  }

  /** These settings with the weights of total variation and energy times a factor. */
  public OptimiserSettings scaleRegularisation(double factor) {
    return new OptimiserSettings(
        steps,
        rate,
        variation * factor,
        energy * factor,
        similarity,
        patience,
        transformations,
        seed);
  }

  /** These settings with another weight of the similarity to real images. */
  public OptimiserSettings withSimilarity(double other) {
    return new OptimiserSettings(
        steps, rate, variation, energy, other, patience, transformations, seed);
  }

  /** These settings with other random transformations. */
  public OptimiserSettings withTransformations(RandomTransformations other) {
    return new OptimiserSettings(steps, rate, variation, energy, similarity, patience, other, seed);
  }
}
