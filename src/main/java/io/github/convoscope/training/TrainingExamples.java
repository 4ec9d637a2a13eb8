package io.github.convoscope.training;

import java.util.SplittableRandom;

/** Training examples of one kind, varied anew each time. Implementations are used by one thread. */
interface TrainingExamples {
  /** How many there are in an epoch. */
  int count();

  /**
   * Makes an example.
   *
   * @param index 0 to count − 1
   * @param random decides all that varies
   * @param image receives the picture, rows × columns
   * @param target receives a probability for each class
   */
  void make(int index, SplittableRandom random, float[] image, float[] target);
}
