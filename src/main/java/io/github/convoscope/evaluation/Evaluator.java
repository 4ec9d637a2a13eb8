package io.github.convoscope.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects answers to labelled examples in an {@link Evaluation}. One thread at a time. */
public final class Evaluator {
  private static final int FIVE = 5;

  private final Judge judge;
  private final int[][] confusion;
  private final List<Double> confidences = new ArrayList<>();
  private final List<Boolean> right = new ArrayList<>();
  private final Map<Verdict.Kind, Integer> verdicts = new EnumMap<>(Verdict.Kind.class);
  private final List<Mistake> mistakes = new ArrayList<>();
  private int sureCorrect;
  private int amongFive;

  /** Makes an evaluator without answers. */
  public Evaluator(Judge judge, int classes) {
    this.judge = judge;
    confusion = new int[classes][classes];
    for (Verdict.Kind kind : Verdict.Kind.values()) {
      verdicts.put(kind, 0);
    }
  }

  /**
   * Adds an answer.
   *
   * @param label the right answer
   * @param input the network's input, in the numbers that it takes
   * @param logits the network's output before softmax
   */
  public void add(int label, float[] input, float[] logits) {
    double[] probabilities = Softmax.of(logits);
    int answer = Softmax.best(probabilities);
    confusion[label][answer]++;
    amongFive += isAmong(FIVE, label, probabilities) ? 1 : 0;
    if (answer != label) {
      mistakes.add(new Mistake(right.size(), label, answer, probabilities));
    }
    confidences.add(probabilities[answer]);
    right.add(answer == label);
    Verdict.Kind verdict = judge.verdict(input, logits).kind();
    verdicts.merge(verdict, 1, Integer::sum);
    if (verdict == Verdict.Kind.SURE && answer == label) {
      sureCorrect++;
    }
  }

  /** Whether fewer than {@code most} classes are more probable than the label's. */
  private static boolean isAmong(int most, int label, double[] probabilities) {
    int before = 0;
    for (int i = 0; i < probabilities.length; i++) {
      boolean earlier = i < label && probabilities[i] == probabilities[label];
      before += probabilities[i] > probabilities[label] || earlier ? 1 : 0;
    }
    return before < most;
  }

  /** The evaluation of all answers so far. */
  public Evaluation result() {
    double[] confidence = confidences.stream().mapToDouble(Double::doubleValue).toArray();
    boolean[] hit = new boolean[confidence.length];
    int correct = 0;
    for (int i = 0; i < hit.length; i++) {
      hit[i] = right.get(i);
      correct += hit[i] ? 1 : 0;
    }
    List<Mistake> worstFirst = new ArrayList<>(mistakes);
    worstFirst.sort(Comparator.comparingDouble(Mistake::confidence).reversed());
    int[][] copy = new int[confusion.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = confusion[i].clone();
    }
    return new Evaluation(
        hit.length,
        correct,
        amongFive,
        copy,
        Calibration.error(confidence, hit, Calibration.BINS),
        verdicts,
        sureCorrect,
        worstFirst);
  }
}
