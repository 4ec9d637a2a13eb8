package io.github.convoscope.evaluation;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import java.util.List;

/**
 * Gives the verdict on an answer.
 *
 * <pre>{@code
 * Judge judge = Judge.of(card);
 * Verdict verdict = judge.verdict(input, logits);
 * if (verdict.kind() == Verdict.Kind.SURE) { ... }
 * }</pre>
 *
 * <p>It first looks at the amount of ink, then at the score (minus the energy, Liu et al. 2020),
 * then at the calibrated probabilities. Immutable.
 */
public final class Judge {
  /** A pad with less ink than this counts as empty. */
  private static final double BLANK = 1;

  /** A second class with at least this probability is named in the reason. */
  private static final double NAMED = 0.05;

  private final Thresholds thresholds;
  private final List<String> labels;
  private final InputRange range;

  /** A judge for a network that takes ink, 0 to 1. */
  public Judge(Thresholds thresholds, List<String> labels) {
    this(thresholds, labels, InputRange.INK);
  }

  /**
   * A judge.
   *
   * @param labels names of the classes, as many as the network has
   * @param range numbers that the network takes for ink
   */
  public Judge(Thresholds thresholds, List<String> labels, InputRange range) {
    this.thresholds = thresholds;
    this.labels = List.copyOf(labels);
    this.range = range;
  }

  /** The judge that a model card describes. */
  public static Judge of(ModelCard card) {
    return new Judge(Thresholds.of(card.thresholds()), card.labels(), card.inputRange());
  }

  /**
   * The verdict.
   *
   * @param input the network's input, in the numbers that it takes
   * @param logits the network's output before softmax
   */
  public Verdict verdict(float[] input, float[] logits) {
    double ink = ink(input, range);
    if (ink < BLANK) {
      return notADigit("evaluation.blank");
    }
    if (ink < thresholds.leastInk()) {
      return notADigit("evaluation.dot");
    }
    if (ink > thresholds.mostInk()) {
      return notADigit("evaluation.too-much-ink");
    }
    double[] probabilities = Softmax.of(logits);
    int best = Softmax.best(probabilities);
    int second = Softmax.second(probabilities);
    double probability = probabilities[best];
    double score = Softmax.logSumExp(logits);
    if (score < thresholds.leastScore() || probability < thresholds.leastProbability()) {
      return notADigit("evaluation.unlike");
    }
    if (probability >= thresholds.sureProbability() && score >= thresholds.sureScore()) {
      return new Verdict(Verdict.Kind.SURE, Message.of("evaluation.sure", labels.get(best)));
    }
    Message reason =
        probabilities[second] >= NAMED
            ? Message.of("evaluation.between", labels.get(best), labels.get(second))
            : Message.of("evaluation.unusual", labels.get(best));
    return new Verdict(Verdict.Kind.UNSURE, reason);
  }

  /** The sum of all ink, in pixels. */
  static double ink(float[] input, InputRange range) {
    double ink = 0;
    for (float number : input) {
      ink += range.ink(number);
    }
    return ink;
  }

  private static Verdict notADigit(String key) {
    return new Verdict(Verdict.Kind.NOT_A_DIGIT, Message.of(key));
  }
}
