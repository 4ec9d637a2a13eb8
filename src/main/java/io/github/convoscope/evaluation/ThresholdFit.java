package io.github.convoscope.evaluation;

import io.github.convoscope.network.InputRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds thresholds from answers to validation examples and to pictures that show none of the
 * classes. Score and probability each refuse 0.25 % of the examples. It tries several thresholds
 * for "sure" and takes those that reach its aims and by which the fewest other pictures are sure.
 */
public final class ThresholdFit {
  /** Share of the smallest digit's ink below which a picture is only a dot. */
  private static final double DOT = 0.6;

  /** Multiple of the largest digit's ink above which a picture has too much ink. */
  private static final double TOO_MUCH_INK = 1.1;

  private static final double ANY_INK = 1e9;

  /** Share of the digits that each threshold may refuse. */
  private static final double REFUSED = 0.0025;

  /** An answer with a larger probability is never refused because of its probability. */
  private static final double MOST_REFUSED_PROBABILITY = 0.6;

  /**
   * What "sure" has to mean.
   *
   * @param leastSure share of the examples that have to be sure
   * @param rightWhenSure share of the sure answers that have to be right
   * @param unsure shares of the examples that the tried thresholds leave unsure
   * @param othersWeight what a sure answer to another picture costs, against one unsure example
   * @param countsInk whether too little or too much ink is refused
   */
  public record Aims(
      double leastSure,
      double rightWhenSure,
      List<Double> unsure,
      double othersWeight,
      boolean countsInk) {
    /** Those of digits: 96.5 % are sure, and 99.85 % of the sure answers are right. */
    public static final Aims DIGITS =
        new Aims(
            0.965,
            0.9985,
            List.of(0.0, 0.0025, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.04),
            10,
            true);

    /**
     * Those of photographs: 99.5 % of the sure answers are right, as many as possible are sure, and
     * any amount of light is allowed.
     */
    public static final Aims PHOTOGRAPHS =
        new Aims(0, 0.995, IntStream.range(0, 50).mapToObj(i -> i / 50.0).toList(), 1, false);
  }

  private final Aims aims;
  private final List<Answer> digits = new ArrayList<>();
  private final List<Answer> others = new ArrayList<>();

  private record Answer(double ink, double score, double probability, boolean right) {}

  /** A fit for digits. */
  public ThresholdFit() {
    this(Aims.DIGITS);
  }

  /** A fit with other aims. */
  public ThresholdFit(Aims aims) {
    this.aims = aims;
  }

  /** Adds the answer to a validation digit. */
  public void addDigit(int label, float[] input, float[] logits) {
    double[] probabilities = Softmax.of(logits);
    int best = Softmax.best(probabilities);
    digits.add(
        new Answer(ink(input), Softmax.logSumExp(logits), probabilities[best], best == label));
  }

  /** Adds the answer to a picture that is no digit. */
  public void addOther(float[] input, float[] logits) {
    double[] probabilities = Softmax.of(logits);
    double probability = probabilities[Softmax.best(probabilities)];
    others.add(new Answer(ink(input), Softmax.logSumExp(logits), probability, false));
  }

  private double ink(float[] input) {
    return aims.countsInk ? Judge.ink(input, InputRange.INK) : 0;
  }

  /** The thresholds; {@link Thresholds#DEFAULT} if no digit was added. */
  public Thresholds fit() {
    if (digits.isEmpty()) {
      return Thresholds.DEFAULT;
    }
    double[] inks = digits.stream().mapToDouble(Answer::ink).sorted().toArray();
    double[] scores = digits.stream().mapToDouble(Answer::score).sorted().toArray();
    double[] probabilities = digits.stream().mapToDouble(Answer::probability).sorted().toArray();
    double leastInk = DOT * inks[0];
    double mostInk = aims.countsInk ? TOO_MUCH_INK * inks[inks.length - 1] : ANY_INK;
    double leastScore = quantile(scores, REFUSED);
    double leastProbability = Math.min(MOST_REFUSED_PROBABILITY, quantile(probabilities, REFUSED));
    Thresholds best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (double scorePart : aims.unsure) {
      for (double probabilityPart : aims.unsure) {
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

  /**
   * The cost of thresholds; smaller is better. It is highest where one of the two required shares
   * is missed; sure answers to other pictures cost less, and unsure digits least.
   */
  private double cost(Thresholds tried) {
    long sure = digits.stream().filter(answer -> sure(answer, tried)).count();
    long right = digits.stream().filter(answer -> answer.right && sure(answer, tried)).count();
    double sureShare = sure / (double) digits.size();
    double rightShare = sure == 0 ? 0 : right / (double) sure;
    double wrong = others.stream().filter(answer -> sure(answer, tried)).count();
    return 1e6 * Math.max(0, aims.leastSure - sureShare)
        + 1e5 * Math.max(0, aims.rightWhenSure - rightShare)
        + aims.othersWeight * wrong / Math.max(1, others.size())
        + (1 - sureShare);
  }

  private static boolean sure(Answer answer, Thresholds tried) {
    return answer.ink >= tried.leastInk()
        && answer.ink <= tried.mostInk()
        && answer.score >= Math.max(tried.leastScore(), tried.sureScore())
        && answer.probability
            >= Math.max(
                Judge.LEAST_SURE, Math.max(tried.leastProbability(), tried.sureProbability()));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted[(int) Math.floor(share * (sorted.length - 1))];
  }
}
