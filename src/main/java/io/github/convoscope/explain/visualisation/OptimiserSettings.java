package io.github.convoscope.explain.visualisation;

/**
 * How images are optimised. The standard settings gave the best results of about twelve that were
 * compared on small digit networks.
 *
 * @param steps steps of gradient ascent in one attempt
 * @param rate step size of Adam
 * @param variation weight of the total variation, as a share of the task's range
 * @param energy weight of the sum of squares, as a share of the task's range
 * @param similarity weight of the similarity to real images of the class, as a share of the task's
 *     range; has an effect only where such images are known
 * @param transformations random transformations before each step
 * @param seed seed of all random numbers
 */
public record OptimiserSettings(
    int steps,
    double rate,
    double variation,
    double energy,
    double similarity,
    RandomTransformations transformations,
    long seed) {
  /** The standard settings. */
  public static OptimiserSettings standard() {
    return new OptimiserSettings(
        256, 0.1, 0.004, 0.0015, 3, new RandomTransformations(3, 15, 0.12), 0);
  }

  /** These settings with another number of steps. */
  public OptimiserSettings withSteps(int other) {
    return new OptimiserSettings(other, rate, variation, energy, similarity, transformations, seed);
  }

  /** These settings with another seed. */
  public OptimiserSettings withSeed(long other) {
    return new OptimiserSettings(
        steps, rate, variation, energy, similarity, transformations, other);
  }

  /** These settings with the weights of total variation and energy times a factor. */
  public OptimiserSettings scaleRegularisation(double factor) {
    return new OptimiserSettings(
        steps, rate, variation * factor, energy * factor, similarity, transformations, seed);
  }

  /** These settings with another weight of the similarity to real images. */
  public OptimiserSettings withSimilarity(double other) {
    return new OptimiserSettings(steps, rate, variation, energy, other, transformations, seed);
  }

  /** These settings with other random transformations. */
  public OptimiserSettings withTransformations(RandomTransformations other) {
    return new OptimiserSettings(steps, rate, variation, energy, similarity, other, seed);
  }
}
