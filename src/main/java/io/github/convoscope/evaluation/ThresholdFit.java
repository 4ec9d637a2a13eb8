package io.github.convoscope.evaluation;

import io.github.convoscope.network.InputRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds thresholds on validation digits and on things that are no digits: few digits refused,
 * nearly all sure, nearly none of the sure wrong; among all choices that keep this the one by which
 * the fewest other things are called sure.
 */
public final class ThresholdFit {
  private static final double DOT = 0.6;
  private static final double BLOT = 1.1;
  private static final double REFUSED = 0.0025;
  private static final double MOST_CERTAIN_REFUSAL = 0.6;
  private static final double LEAST_SURE = 0.965;
  private static final double RIGHT_WHEN_SURE = 0.9985;
  private static final double[] PARTS = {0, 0.0025, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04};

  private final List<Answer> digits = new ArrayList<>();
  private final List<Answer> others = new ArrayList<>();

  private record Answer(double ink, double score, double probability, boolean right) {}

  /** Adds an answer to a validation digit. */
  public void digit(int label, float[] input, float[] logits) {
    double[] probabilities = Softmax.of(logits);
    int best = Softmax.best(probabilities);
    digits.add(
        new Answer(
            Judge.ink(input, InputRange.INK),
            Softmax.logSumExp(logits),
            probabilities[best],
            best == label));
  }

  /** Adds an answer to something that is no digit. */
  public void other(float[] input, float[] logits) {
    double[] probabilities = Softmax.of(logits);
    double probability = probabilities[Softmax.best(probabilities)];
    others.add(
        new Answer(
            Judge.ink(input, InputRange.INK), Softmax.logSumExp(logits), probability, false));
  }

  /** The thresholds; {@link Thresholds#DEFAULT} where no digit was added. */
  public Thresholds fit() {
    if (digits.isEmpty()) {
      return Thresholds.DEFAULT;
    }
    double[] inks = digits.stream().mapToDouble(Answer::ink).sorted().toArray();
    double[] scores = digits.stream().mapToDouble(Answer::score).sorted().toArray();
    double[] probabilities = digits.stream().mapToDouble(Answer::probability).sorted().toArray();
    double leastInk = DOT * inks[0];
    double mostInk = BLOT * inks[inks.length - 1];
    double leastScore = quantile(scores, REFUSED);
    double leastProbability = Math.min(MOST_CERTAIN_REFUSAL, quantile(probabilities, REFUSED));
    Thresholds best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (double scorePart : PARTS) {
      for (double probabilityPart : PARTS) {
        Thresholds tried =
            new Thresholds(
                leastInk,
                mostInk,
                leastScore,
                leastProbability,
                quantile(probabilities, probabilityPart),
                quantile(scores, scorePart));
        double cost = cost(tried);
        if (cost < bestCost) {
          best = tried;
          bestCost = cost;
        }
      }
    }
    return best == null ? Thresholds.DEFAULT : best;
  }

  /** First of all sure and right as often as asked, then few others, then much that is sure. */
  private double cost(Thresholds tried) {
    long sure = digits.stream().filter(answer -> sure(answer, tried)).count();
    long right = digits.stream().filter(answer -> answer.right && sure(answer, tried)).count();
    double part = sure / (double) digits.size();
    double correct = sure == 0 ? 0 : right / (double) sure;
    double wrong = others.stream().filter(answer -> sure(answer, tried)).count();
    return 1e6 * Math.max(0, LEAST_SURE - part)
        + 1e5 * Math.max(0, RIGHT_WHEN_SURE - correct)
        + 10 * wrong / Math.max(1, others.size())
        + (1 - part);
  }

  private static boolean sure(Answer answer, Thresholds tried) {
    return answer.ink >= tried.leastInk()
        && answer.ink <= tried.mostInk()
        && answer.score >= Math.max(tried.leastScore(), tried.sureScore())
        && answer.probability >= Math.max(tried.leastProbability(), tried.sureProbability());
  }

  private static double quantile(double[] sorted, double part) {
    return sorted[(int) Math.floor(part * (sorted.length - 1))];
  }
}
