package io.github.convoscope.ui.comparison;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.TermRow;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Makes the rows that compare the answers to two drawings, of the classes that differ as printed.
 * Two sure answers differ in their logits only.
 *
 * <pre>{@code
 * List<TermRow> rows = AnswerDifference.logits(a, b);  // 7: A 16.52 · B 15.10, −1.42; …
 * }</pre>
 */
final class AnswerDifference {
  /** Rows at most; a network may have a thousand classes. */
  private static final int MOST = 10;

  private AnswerDifference() {}

  /** The probabilities that differ, the largest difference first; A, B and B − A add up. */
  static List<TermRow> probabilities(LiveFrame a, LiveFrame b) {
    int[] before = PrintedPercentages.tenths(a.probabilities());
    int[] now = PrintedPercentages.tenths(b.probabilities());
    return differing(now.length, label -> now[label] - before[label])
        .mapToObj(
            row(
                b,
                label ->
                    pair(
                        ArithmeticNumbers.tenths(before[label]),
                        ArithmeticNumbers.tenths(now[label])),
                label -> SignedNumbers.percent((now[label] - before[label]) / 1000.0),
                label -> now[label] - before[label]))
        .toList();
  }

  /** The logits that differ, the largest difference first; A, B and B − A add up. */
  static List<TermRow> logits(LiveFrame a, LiveFrame b) {
    int[] before = hundredths(a.activations().logits());
    int[] now = hundredths(b.activations().logits());
    return differing(now.length, label -> now[label] - before[label])
        .mapToObj(
            row(
                b,
                label ->
                    pair(
                        ArithmeticNumbers.hundredths(before[label]),
                        ArithmeticNumbers.hundredths(now[label])),
                label -> SignedNumbers.hundredths(now[label] - before[label]),
                label -> now[label] - before[label]))
        .toList();
  }

  private static String pair(String a, String b) {
    return Messages.text("comparison.a-and-b", a, b);
  }

  private static int[] hundredths(float[] logits) {
    int[] rounded = new int[logits.length];
    for (int label = 0; label < logits.length; label++) {
      rounded[label] = Math.round(100 * logits[label]);
    }
    return rounded;
  }

  private static IntStream differing(int labels, IntUnaryOperator difference) {
    return IntStream.range(0, labels)
        .filter(label -> difference.applyAsInt(label) != 0)
        .boxed()
        .sorted(Comparator.comparingInt(label -> -Math.abs(difference.applyAsInt(label))))
        .limit(MOST)
        .mapToInt(Integer::intValue);
  }

  private static IntFunction<TermRow> row(
      LiveFrame frame,
      IntFunction<String> detail,
      IntFunction<String> text,
      IntUnaryOperator difference) {
    int layer = frame.spec().output().index();
    return label ->
        new TermRow(
            frame.spec().labels().get(label),
            detail.apply(label),
            text.apply(label),
            difference.applyAsInt(label),
            Neuron.unit(layer, label));
  }
}
