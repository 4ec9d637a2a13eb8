package io.github.convoscope.explain.visualisation;

/**
 * How images are sought. The standard recipe was found by trying a dozen on small digit networks:
 * cosine waves, a sigmoid, small random movements, and faint prices on edges and ink, all relative
 * to the range of what is excited.
 *
 * @param steps steps of the ascent in one attempt
 * @param rate step size of Adam
 * @param variation price of total variation, as a share of the range
 * @param energy price of the sum of squares, as a share of the range
 * @param likeness price of being unlike real images of the class that is sought, as a share of the
 *     range; counts only where such images are known
 * @param robustness random movements before each step
 * @param seed start of all random numbers
 */
public record OptimiserSettings(
    int steps,
    double rate,
    double variation,
    double energy,
    double likeness,
    RandomTransformations robustness,
    long seed) {
  /** The standard recipe. */
  public static OptimiserSettings standard() {
    return new OptimiserSettings(
        256, 0.1, 0.004, 0.0015, 3, new RandomTransformations(3, 15, 0.12), 0);
  }

  /** The same with another number of steps. */
  public OptimiserSettings withSteps(int other) {
    return new OptimiserSettings(other, rate, variation, energy, likeness, robustness, seed);
  }

  /** The same with another seed. */
  public OptimiserSettings withSeed(long other) {
    return new OptimiserSettings(steps, rate, variation, energy, likeness, robustness, other);
  }

  /** The same with its prices times a factor. */
  public OptimiserSettings withPrices(double factor) {
    return new OptimiserSettings(
        steps, rate, variation * factor, energy * factor, likeness, robustness, seed);
  }

  /** The same with another price of being unlike real images. */
  public OptimiserSettings withLikeness(double other) {
    return new OptimiserSettings(steps, rate, variation, energy, other, robustness, seed);
  }

  /** The same with other movements. */
  public OptimiserSettings withRobustness(RandomTransformations other) {
    return new OptimiserSettings(steps, rate, variation, energy, likeness, other, seed);
  }
}
