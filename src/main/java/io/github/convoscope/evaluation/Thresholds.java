package io.github.convoscope.evaluation;

import java.util.Map;
import java.util.TreeMap;

/**
 * Holds the limits between verdicts, found on validation data and stored in the model card.
 *
 * @param leastInk sum of the input below which it is only a dot
 * @param mostInk sum of the input above which it is too much ink
 * @param leastScore log-sum-exp of the logits below which it is no digit
 * @param leastProbability the answer's probability below which it is no digit
 * @param sureProbability the answer's probability from which the verdict is sure
 * @param sureScore log-sum-exp of the logits from which the verdict is sure
 */
public record Thresholds(
    double leastInk,
    double mostInk,
    double leastScore,
    double leastProbability,
    double sureProbability,
    double sureScore) {
  /** The thresholds for a network without a model card: only ink and probabilities decide. */
  public static final Thresholds DEFAULT =
      new Thresholds(8, 400, Double.NEGATIVE_INFINITY, 0.4, 0.9, Double.NEGATIVE_INFINITY);

  /**
   * Makes thresholds from the numbers in a model card; missing ones are taken from {@link
   * #DEFAULT}.
   */
  public static Thresholds of(Map<String, Double> numbers) {
    return new Thresholds(
        numbers.getOrDefault("leastInk", DEFAULT.leastInk),
        numbers.getOrDefault("mostInk", DEFAULT.mostInk),
        numbers.getOrDefault("leastScore", DEFAULT.leastScore),
        numbers.getOrDefault("leastProbability", DEFAULT.leastProbability),
        numbers.getOrDefault("sureProbability", DEFAULT.sureProbability),
        numbers.getOrDefault("sureScore", DEFAULT.sureScore));
  }

  /** The same with at least this probability for a sure answer. */
  Thresholds withSureProbability(double least) {
    return new Thresholds(
        leastInk,
        mostInk,
        leastScore,
        leastProbability,
        Math.max(sureProbability, least),
        sureScore);
  }

  /** The numbers for a model card. */
  public Map<String, Double> numbers() {
    Map<String, Double> numbers = new TreeMap<>();
    numbers.put("leastInk", leastInk);
    numbers.put("mostInk", mostInk);
    numbers.put("leastScore", leastScore);
    numbers.put("leastProbability", leastProbability);
    numbers.put("sureProbability", sureProbability);
    numbers.put("sureScore", sureScore);
    return numbers;
  }
}
