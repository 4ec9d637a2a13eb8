package io.github.convoscope.explain.visualisation;

/**
 * The range of a unit's values over many examples. A unit's value is what {@link UnitTarget}
 * measures.
 *
 * @param best the largest value
 * @param mean the mean
 * @param least the smallest value
 * @param bestNeuron the largest value of any neuron of the unit, before the activation function
 * @param alive false for a dead unit: no neuron was above zero after the function for any example
 */
public record UnitRange(double best, double mean, double least, double bestNeuron, boolean alive) {
  /** The range over two collections of examples; the mean is that of this one. */
  public UnitRange joined(UnitRange other) {
    return new UnitRange(
        Math.max(best, other.best),
        mean,
        Math.min(least, other.least),
        Math.max(bestNeuron, other.bestNeuron),
        alive || other.alive);
  }

  /** The same range, of a unit that is alive if other images show that it is. */
  public UnitRange revived(boolean elsewhere) {
    return new UnitRange(best, mean, least, bestNeuron, alive || elsewhere);
  }

  /** The best value minus the mean, at least 1e-6. */
  public double bestMinusMean() {
    return Math.max(best - mean, 1e-6);
  }

  /** The best neuron's value minus the unit's mean, at least 1e-6. */
  public double bestNeuronMinusMean() {
    return Math.max(bestNeuron - mean, 1e-6);
  }

  /** The mean minus the least value, at least 1e-6. */
  public double meanMinusLeast() {
    return Math.max(mean - least, 1e-6);
  }
}
