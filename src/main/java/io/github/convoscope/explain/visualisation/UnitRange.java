package io.github.convoscope.explain.visualisation;

/**
 * What a unit's responses to many examples come to, by the measure of {@link UnitTarget}.
 *
 * @param best the largest
 * @param mean the average
 * @param least the smallest
 * @param bestNeuron the largest value of any single neuron of the unit, before its function
 * @param alive false where no neuron of the unit was ever above zero after its function
 */
public record UnitRange(double best, double mean, double least, double bestNeuron, boolean alive) {
  /** What two collections of examples come to together; the mean is that of this one. */
  public UnitRange joined(UnitRange other) {
    return new UnitRange(
        Math.max(best, other.best),
        mean,
        Math.min(least, other.least),
        Math.max(bestNeuron, other.bestNeuron),
        alive || other.alive);
  }

  /** How far the best example stands out from the average one; never zero. */
  public double upwards() {
    return Math.max(best - mean, 1e-6);
  }

  /** How far the best neuron stands out from the average response; never zero. */
  public double neuronUpwards() {
    return Math.max(bestNeuron - mean, 1e-6);
  }

  /** How far the least example falls below the average one; never zero. */
  public double downwards() {
    return Math.max(mean - least, 1e-6);
  }
}
