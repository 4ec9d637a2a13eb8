package io.github.convoscope.training;

/** The learning rate over a run. */
interface RateSchedule {
  /**
   * The learning rate of a step.
   *
   * @param done epochs done before it, with their fraction
   */
  double rateAt(double done);

  /**
   * The number of epochs at the beginning whose rates would be the same in a run of more epochs; a
   * run can be made longer from a checkpoint of these.
   */
  int openEpochs();
}
