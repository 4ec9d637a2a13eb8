package io.github.convoscope.evaluation;

/**
 * A wrong answer.
 *
 * @param index which example, counted from 0
 * @param label the right answer
 * @param answer what the network said
 * @param probabilities one for each class
 */
public record Mistake(int index, int label, int answer, double[] probabilities) {
  /** How sure the network was of its wrong answer. */
  public double confidence() {
    return probabilities[answer];
  }
}
