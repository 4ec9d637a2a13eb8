package io.github.convoscope.ui.comparison;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.TermRow;
import java.util.ArrayList;
import java.util.List;

/** Makes the table that compares the probabilities of two drawings. */
final class ProbabilityTable {
  private ProbabilityTable() {}

  /** A row for each class: A, B and B − A. */
  static List<TermRow> rows(LiveFrame a, LiveFrame b) {
    int layer = b.spec().output().index();
    List<TermRow> rows = new ArrayList<>();
    for (int label = 0; label < b.probabilities().length; label++) {
      double before = a.probabilities()[label];
      double now = b.probabilities()[label];
      double difference = SignedNumbers.rounded(now - before);
      rows.add(
          new TermRow(
              b.spec().labels().get(label),
              Messages.text(
                  "comparison.a-and-b",
                  ArithmeticNumbers.percent(before),
                  ArithmeticNumbers.percent(now)),
              SignedNumbers.percent(difference),
              difference,
              Neuron.unit(layer, label)));
    }
    return rows;
  }
}
