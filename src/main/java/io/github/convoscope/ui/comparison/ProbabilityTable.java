package io.github.convoscope.ui.comparison;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.TermRow;
import java.util.ArrayList;
import java.util.List;

/** Makes the table that compares the probabilities of two drawings. */
final class ProbabilityTable {
  private ProbabilityTable() {}

  /** A row for each class: A, B and B − A, which add up as printed. */
  static List<TermRow> rows(LiveFrame a, LiveFrame b) {
    int layer = b.spec().output().index();
    List<TermRow> rows = new ArrayList<>();
    int[] before = PrintedPercentages.tenths(a.probabilities());
    int[] now = PrintedPercentages.tenths(b.probabilities());
    for (int label = 0; label < now.length; label++) {
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
