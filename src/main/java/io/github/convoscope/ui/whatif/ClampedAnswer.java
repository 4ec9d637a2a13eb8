package io.github.convoscope.ui.whatif;

import io.github.convoscope.ui.neuron.PrintedPercentages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Compares the network's answers with all units free and with some clamped.
 *
 * @param labels names of the classes
 * @param free the answer with all units free
 * @param clamped the answer with the clamped units
 */
record ClampedAnswer(List<String> labels, Side free, Side clamped) {
  /**
   * One answer.
   *
   * @param logits of each class, before softmax
   * @param probabilities of each class, 0 to 1
   */
  record Side(float[] logits, float[] probabilities) {
    private int best() {
      return IntStream.range(0, logits.length)
          .reduce((a, b) -> logits[b] > logits[a] ? b : a)
          .orElse(0);
    }
  }

  /**
   * What changes for one class, in the last digits that are printed, so that the numbers add up.
   *
   * @param label its name
   * @param logitBefore its logit with all units free, in hundredths
   * @param logitAfter its logit with the clamped units, in hundredths
   * @param tenthsBefore its probability with all units free, in tenths of a percent
   * @param tenthsAfter its probability with the clamped units, in tenths of a percent
   */
  record Change(
      String label, long logitBefore, long logitAfter, int tenthsBefore, int tenthsAfter) {
    long logitChange() {
      return logitAfter - logitBefore;
    }
  }

  /** The name of the answer with the clamped units. */
  String labelAfter() {
    return labels.get(clamped.best());
  }

  /**
   * The answers and a second guess of at least 0.1 % first, then the classes whose logits change
   * most; {@code most} in all.
   */
  List<Change> changes(int most) {
    int[] before = PrintedPercentages.tenths(free.probabilities);
    int[] after = PrintedPercentages.tenths(clamped.probabilities);
    List<Integer> order = new ArrayList<>(List.of(free.best()));
    if (clamped.best() != free.best()) {
      order.add(clamped.best());
    }
    IntStream.range(0, labels.size())
        .filter(label -> !order.contains(label) && after[label] > 0)
        .boxed()
        .max(Comparator.comparingDouble(label -> clamped.logits[label]))
        .ifPresent(order::add);
    IntStream.range(0, labels.size())
        .filter(label -> !order.contains(label))
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                label -> -Math.abs(clamped.logits[label] - free.logits[label])))
        .toList()
        .forEach(order::add);
    return order.stream()
        .limit(most)
        .map(
            label ->
                new Change(
                    labels.get(label),
                    hundredths(free.logits[label]),
                    hundredths(clamped.logits[label]),
                    before[label],
                    after[label]))
        .toList();
  }

  private static long hundredths(float logit) {
    return Math.round(100.0 * logit);
  }
}
