package io.github.convoscope.ui.comparison;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.TermRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the table that compares the probabilities of two drawings. */
final class ProbabilityTable {
  /** Rows at most; a network may have a thousand classes. */
  private static final int MOST = 10;

  private ProbabilityTable() {}

  /**
   * A row for each class that changes most, the largest change first, of equal ones the most
   * probable: A, B and B − A, which add up as printed.
   */
  static List<TermRow> rows(LiveFrame a, LiveFrame b) {
    int layer = b.spec().output().index();
    List<TermRow> rows = new ArrayList<>();
    int[] before = PrintedPercentages.tenths(a.probabilities());
    int[] now = PrintedPercentages.tenths(b.probabilities());
    List<Integer> labels =
        IntStream.range(0, now.length)
            .boxed()
            .sorted(
                Comparator.comparingInt((Integer label) -> -Math.abs(now[label] - before[label]))
                    .thenComparing(label -> -Math.max(now[label], before[label])))
            .limit(MOST)
            .toList();
    for (int label : labels) {
      double difference = (now[label] - before[label]) / 1000.0;
      rows.add(
          new TermRow(
              b.spec().labels().get(label),
              Messages.text(
                  "comparison.a-and-b",
                  ArithmeticNumbers.tenths(before[label]),
                  ArithmeticNumbers.tenths(now[label])),
              SignedNumbers.percent(difference),
              difference,
              Neuron.unit(layer, label)));
    }
    return rows;
  }
}
