package io.github.convoscope.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.InputRange;
import io.github.convoscope.network.ModelCard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final List<String> LABELS = List.of("zero", "one", "two", "three");
  private static final float[] SURE = {9, 0, 0, 0};

  private final Judge judge = new Judge(new Thresholds(8, 300, 2, 0.45, 0.9, 3), LABELS);

  @Test
  void rulesOnTheInkComeBeforeTheNetwork() {
    assertReason("Nothing", Verdict.Kind.NOT_A_DIGIT, judge.verdict(ink(0), SURE));
    assertReason("dot", Verdict.Kind.NOT_A_DIGIT, judge.verdict(ink(5), SURE));
    assertReason("Too much ink", Verdict.Kind.NOT_A_DIGIT, judge.verdict(ink(784), SURE));
  }

  @Test
  void aClearAnswerIsSure() {
    assertReason("zero", Verdict.Kind.SURE, judge.verdict(ink(100), SURE));
  }

  @Test
  void noAnswerBelow95PercentIsSure() {
    // 93 %: above this judge's own threshold of 90 %.
    Verdict verdict = judge.verdict(ink(100), new float[] {9, 5, 5, 5.5f});
    assertEquals(Verdict.Kind.UNSURE, verdict.kind());
  }

  @Test
  void theWordSureIsEarnedByTheFiguresOfTheCard() {
    // 97.6 %
    float[] logits = {9, 4, 4, 4};
    assertEquals(Verdict.Kind.SURE, verdict(Map.of("right when sure", "99.92 %"), logits));
    assertEquals(Verdict.Kind.UNSURE, verdict(Map.of("right when sure", "98.10 %"), logits));
    assertEquals(Verdict.Kind.UNSURE, verdict(Map.of("right when sure", "?"), logits));
    assertEquals(Verdict.Kind.UNSURE, verdict(Map.of(), logits));
    float[] clear = {19, 4, 4, 4};
    assertEquals(Verdict.Kind.SURE, verdict(Map.of(), clear), "its own 99.9 % are enough");
  }

  private static Verdict.Kind verdict(Map<String, String> validation, float[] logits) {
    ModelCard card =
        new ModelCard(
            "card",
            LABELS,
            0,
            1,
            List.of(),
            new float[0],
            new Thresholds(8, 300, 2, 0.45, 0.9, 3).numbers(),
            Map.of("validation, MNIST", validation));
    return Judge.of(card, InputRange.INK, true).verdict(ink(100), logits).kind();
  }

  @Test
  void twoGoodAnswersAreUnsureAndBothAreNamed() {
    Verdict verdict = judge.verdict(ink(100), new float[] {0, 6, 0, 5.5f});
    assertReason("between one and three", Verdict.Kind.UNSURE, verdict);
  }

  @Test
  void aProbableAnswerWithAWeakScoreIsUnusual() {
    Verdict verdict = judge.verdict(ink(100), new float[] {2.5f, -4, -4, -4});
    assertReason("zero", Verdict.Kind.UNSURE, verdict);
    assertTrue(Messages.text(verdict.reason(), Locale.ENGLISH).contains("unusual"));
  }

  @Test
  void whatLooksLikeNothingIsNoDigit() {
    assertReason(
        "none", Verdict.Kind.NOT_A_DIGIT, judge.verdict(ink(100), new float[] {1, -4, -4, -4}));
    assertReason(
        "none", Verdict.Kind.NOT_A_DIGIT, judge.verdict(ink(100), new float[] {5, 4.8f, 5, 4.9f}));
  }

  @Test
  void thresholdsSurviveTheModelCard() {
    Thresholds thresholds = new Thresholds(1, 2, 3, 4, 5, 6);
    assertEquals(thresholds, Thresholds.of(thresholds.numbers()));
    assertEquals(Thresholds.DEFAULT, Thresholds.of(java.util.Map.of()));
  }

  private static void assertReason(String part, Verdict.Kind kind, Verdict verdict) {
    assertEquals(kind, verdict.kind());
    String words = Messages.text(verdict.reason(), Locale.ENGLISH);
    assertTrue(words.contains(part), words);
  }

  private static float[] ink(int pixels) {
    float[] input = new float[784];
    Arrays.fill(input, 0, pixels, 1);
    return input;
  }
}
