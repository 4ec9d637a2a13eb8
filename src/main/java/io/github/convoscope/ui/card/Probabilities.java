package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.work.Messages;
import java.util.ArrayList;
import java.util.List;

/** The probabilities of two drawings side by side. */
final class Probabilities {
  private Probabilities() {}

  /** A row a class: A, B and B − A. */
  static List<TermRow> rows(LiveFrame a, LiveFrame b) {
    int layer = b.spec().output().index();
    List<TermRow> rows = new ArrayList<>();
    for (int label = 0; label < b.probabilities().length; label++) {
      double before = a.probabilities()[label];
      double now = b.probabilities()[label];
      double difference = Signs.seen(now - before);
      rows.add(
          new TermRow(
              b.spec().labels().get(label),
              Messages.text("card.a-and-b", Numbers.percent(before), Numbers.percent(now)),
              (difference > 0 ? "+" : "") + Numbers.percent(difference),
              difference,
              Neuron.unit(layer, label)));
    }
    return rows;
  }
}
