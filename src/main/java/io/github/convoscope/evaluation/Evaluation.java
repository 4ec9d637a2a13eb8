package io.github.convoscope.evaluation;

import java.util.List;
import java.util.Map;

/**
 * Holds the result of evaluating a network on labelled examples.
 *
 * @param examples the number of examples
 * @param correct the number of right answers
 * @param amongFive the number of examples whose label is among the five most probable classes
 * @param confusion a row for each label: how often the network answered each class
 * @param calibrationError expected calibration error with 15 bins, 0 to 1
 * @param verdicts the number of answers with each verdict
 * @param sureCorrect the number of right answers among the sure ones
 * @param mistakes the wrong answers, most confident first
 */
public record Evaluation(
    int examples,
    int correct,
    int amongFive,
    int[][] confusion,
    double calibrationError,
    Map<Verdict.Kind, Integer> verdicts,
    int sureCorrect,
    List<Mistake> mistakes) {
  /** Copies the collections. */
  public Evaluation {
    verdicts = Map.copyOf(verdicts);
    mistakes = List.copyOf(mistakes);
  }

  /** The share of right answers; 0 for no examples. */
  public double accuracy() {
    return examples == 0 ? 0 : (double) correct / examples;
  }

  /** The share of labels among the five most probable classes; 0 for no examples. */
  public double topFiveAccuracy() {
    return examples == 0 ? 0 : (double) amongFive / examples;
  }

  /** The share of right answers among the sure ones; 0 if there are none. */
  public double sureAccuracy() {
    int sure = verdicts.getOrDefault(Verdict.Kind.SURE, 0);
    return sure == 0 ? 0 : (double) sureCorrect / sure;
  }
}
