package io.github.convoscope.evaluation;

import java.util.List;
import java.util.Map;

/**
 * How a network did on labelled examples.
 *
 * @param examples how many there were
 * @param correct how many answers were right
 * @param confusion a row for each true label: how often it was answered by each class
 * @param calibrationError expected calibration error with 15 bins, 0 to 1
 * @param verdicts how often each verdict was given
 * @param sureCorrect how many answers were right among the sure ones
 * @param mistakes the wrong answers, most confident first
 */
public record Evaluation(
    int examples,
    int correct,
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

  /** The part of the answers that is right; 0 for no examples. */
  public double accuracy() {
    return examples == 0 ? 0 : (double) correct / examples;
  }

  /** The part of the sure answers that is right; 0 where none is sure. */
  public double sureAccuracy() {
    int sure = verdicts.getOrDefault(Verdict.Kind.SURE, 0);
    return sure == 0 ? 0 : (double) sureCorrect / sure;
  }
}
