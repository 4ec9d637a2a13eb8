package io.github.convoscope.evaluation;

import io.github.convoscope.message.Message;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives the verdict on an answer.
 *
 * <pre>{@code
 * Judge judge = Judge.of(card, range, true);
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

  /**
   * No answer with a smaller probability is called sure, whatever the thresholds are: "sure" beside
   * 90 % is a contradiction, and such an answer is wrong one time in ten.
   */
  static final double LEAST_SURE = 0.95;

  /** The share of right answers among sure ones that earns a network the word. */
  private static final double EARNED = 0.995;

  private final Thresholds thresholds;
  private final List<String> labels;
  private final InputRange range;
  private final boolean verdicts;
  private final String words;

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
    this(thresholds, labels, range, true, true);
  }

  private Judge(
      Thresholds thresholds,
      List<String> labels,
      InputRange range,
      boolean verdicts,
      boolean digits) {
    this.verdicts = verdicts;
    words = digits ? "evaluation." : "evaluation.class-";
    this.thresholds = thresholds;
    this.labels = List.copyOf(labels);
    this.range = range;
  }

  /**
   * The judge that a model card describes.
   *
   * @param range numbers that the network takes for ink
   *     <p>A network earns the word "sure" by its card: by the validation figures there, at least
   *     99.5 % of its sure answers were right. Without such figures an answer is sure only where
   *     its own probability is that large.
   * @param digits whether the classes are digits; where they are not, there is a verdict only if
   *     the card has thresholds
   */
  public static Judge of(ModelCard card, InputRange range, boolean digits) {
    boolean verdicts = digits || !card.thresholds().isEmpty();
    Thresholds thresholds = Thresholds.of(card.thresholds());
    boolean earned = card.rightWhenSure().orElse(0) >= EARNED;
    return new Judge(
        earned ? thresholds : thresholds.withSureProbability(EARNED),
        card.labels(),
        range,
        verdicts,
        digits);
  }

  /** Whether this judge gives verdicts; where it does not, each is {@link Verdict.Kind#NONE}. */
  public boolean givesVerdicts() {
    return verdicts;
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
    if (!verdicts) {
      return new Verdict(Verdict.Kind.NONE, Message.of("evaluation.no-verdict"));
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
      return notADigit(words + "unlike");
    }
    if (probability >= Math.max(LEAST_SURE, thresholds.sureProbability())
        && score >= thresholds.sureScore()) {
      return new Verdict(Verdict.Kind.SURE, Message.of(words + "sure", labels.get(best)));
    }
    Message reason =
        probabilities[second] >= NAMED
            ? Message.of(words + "between", labels.get(best), labels.get(second))
            : Message.of(words + "unusual", labels.get(best));
    return new Verdict(Verdict.Kind.UNSURE, reason);
  }

  /**
   * The verdict on an answer that something else speaks against, too: two digits in one picture are
   * never surely one.
   *
   * @param doubt what speaks against it, or null
   */
  public Verdict verdict(float[] input, float[] logits, @Nullable Message doubt) {
    Verdict verdict = verdict(input, logits);
    if (doubt == null || verdict.kind() == Verdict.Kind.NONE) {
      return verdict;
    }
    boolean sure = verdict.kind() == Verdict.Kind.SURE;
    return new Verdict(sure ? Verdict.Kind.UNSURE : verdict.kind(), doubt);
  }

  /** The sum of all ink, in pixels. */
  static double ink(float[] input, InputRange range) {
    double ink = 0;
    for (int i = 0; i < input.length; i++) {
      ink += range.ink(input[i], i, input.length);
    }
    return ink;
  }

  private static Verdict notADigit(String key) {
    return new Verdict(Verdict.Kind.NOT_A_DIGIT, Message.of(key));
  }
}
