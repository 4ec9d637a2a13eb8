package io.github.convoscope.training;

import java.util.SplittableRandom;

/** Makes training examples of one kind, varied anew in every epoch. One thread at a time. */
interface TrainingExamples {
  /** The number of examples in an epoch. */
  int count();

  /**
   * Makes an example.
   *
   * @param index 0 to count − 1
   * @param random the source of all variation
   * @param image receives the picture, [rows × columns]
   * @param target receives the probability of each class
   */
  void make(int index, SplittableRandom random, float[] image, float[] target);
}
