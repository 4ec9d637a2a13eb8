package io.github.convoscope.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private final float[] input = new float[784];
  private final Evaluator evaluator =
      new Evaluator(new Judge(Thresholds.DEFAULT, List.of("0", "1", "2")), 3);

  EvaluatorTest() {
    Arrays.fill(input, 0, 100, 1);
  }

  @Test
  void countsByLabelAndAnswerAndVerdict() {
    evaluator.add(0, input, new float[] {9, 0, 0});
    evaluator.add(1, input, new float[] {9, 0, 0});
    evaluator.add(1, input, new float[] {0, 0.5f, 0});
    evaluator.add(2, input, new float[] {0, 0, 1});
    evaluator.add(2, input, new float[] {0, 1.2f, 0});
    Evaluation result = evaluator.result();
    assertEquals(5, result.examples());
    assertEquals(3, result.correct());
    assertEquals(0.6, result.accuracy());
    assertArrayEquals(new int[] {1, 0, 0}, result.confusion()[0]);
    assertArrayEquals(new int[] {1, 1, 0}, result.confusion()[1]);
    assertArrayEquals(new int[] {0, 1, 1}, result.confusion()[2]);
    assertEquals(2, result.verdicts().get(Verdict.Kind.SURE));
    assertEquals(0.5, result.sureAccuracy());
    assertEquals(5, result.verdicts().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void theMostConfidentMistakeComesFirst() {
    evaluator.add(0, input, new float[] {0, 1, 0});
    evaluator.add(0, input, new float[] {0, 9, 0});
    evaluator.add(0, input, new float[] {0, 0, 5});
    List<Mistake> mistakes = evaluator.result().mistakes();
    assertEquals(List.of(1, 2, 0), mistakes.stream().map(Mistake::index).toList());
    assertEquals(1, mistakes.get(0).answer());
    assertTrue(mistakes.get(0).confidence() > 0.99);
  }

  @Test
  void nothingGatheredIsNoError() {
    Evaluation nothing = evaluator.result();
    assertEquals(0, nothing.accuracy());
    assertEquals(0, nothing.sureAccuracy());
  }

  @Test
  void theThresholdsFoundKeepDigitsSureAndOtherThingsNot() {
    SplittableRandom random = new SplittableRandom(1);
    ThresholdFit fit = new ThresholdFit();
    float[][] digits = new float[2000][];
    float[][] others = new float[500][];
    for (int i = 0; i < digits.length; i++) {
      boolean clear = i % 100 != 0;
      digits[i] = new float[] {clear ? 8 + 2 * (float) random.nextDouble() : 0.4f, 0, 0};
      fit.addDigit(clear || i % 200 == 0 ? 0 : 1, input, digits[i]);
    }
    for (int i = 0; i < others.length; i++) {
      others[i] = new float[] {6 * (float) random.nextDouble(), 0, 0};
      fit.addOther(input, others[i]);
    }
    Judge judge = new Judge(fit.fit(), List.of("0", "1", "2"));
    assertTrue(sure(judge, digits) > 0.96 * digits.length);
    assertTrue(sure(judge, others) < 0.02 * others.length);
    assertEquals(Thresholds.DEFAULT, new ThresholdFit().fit());
  }

  private long sure(Judge judge, float[][] answers) {
    return Arrays.stream(answers)
        .filter(logits -> judge.verdict(input, logits).kind() == Verdict.Kind.SURE)
        .count();
  }
}
