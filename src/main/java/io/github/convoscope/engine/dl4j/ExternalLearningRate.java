package io.github.convoscope.engine.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/** A learning rate that whoever runs the steps sets; never part of a model file. */
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

  /** The same object: DL4J clones configurations, and each clone must follow. */
  @Override
  public ISchedule clone() {
    return this;
  }
}
