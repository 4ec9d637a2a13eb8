package io.github.convoscope.engine.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * Passes on the learning rate that the training loop sets before each step; never part of a model
 * file.
 */
final class ExternalLearningRate implements ISchedule {
  private static final long serialVersionUID = 1L;

  private volatile double rate;

  void set(double now) {
    rate = now;
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return rate;
  }

  /**
   * Returns this object itself: DL4J clones configurations, and every clone must have the same
   * learning rate.
   */
  @Override
  public ISchedule clone() {
    return this;
  }
}
