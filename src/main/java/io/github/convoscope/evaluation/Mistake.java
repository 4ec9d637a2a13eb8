package io.github.convoscope.evaluation;

/**
 * Holds a wrong answer.
 *
 * @param index the example's number, counted from 0
 * @param label the right answer
 * @param answer the network's answer
 * @param probabilities of all classes
 */
public record Mistake(int index, int label, int answer, double[] probabilities) {
  /** The probability of the wrong answer. */
  public double confidence() {
    return probabilities[answer];
  }
}
