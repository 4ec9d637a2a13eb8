package io.github.convoscope.ui.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.convoscope.ui.whatif.ClampedAnswer.Change;
import io.github.convoscope.ui.whatif.ClampedAnswer.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClampedAnswerTest {
  private static final List<String> LABELS = List.of("0", "1", "2", "3");

  @Test
  void aSureAnswerShowsWhatItsLogitLoses() {
    // Both answers are 100.0 % sure, so that the probabilities alone would show nothing.
    ClampedAnswer answer =
        new ClampedAnswer(
            LABELS,
            new Side(new float[] {1, 20, 2, 3}, new float[] {0, 1, 0, 0}),
            new Side(new float[] {1.5f, 15.126f, 2, 3.25f}, new float[] {0, 1, 0, 0}));
    List<Change> changes = answer.changes(3);
    assertEquals(new Change("1", 2000, 1513, 1000, 1000), changes.get(0));
    assertEquals(-487, changes.get(0).logitChange());
    assertEquals(List.of("1", "0", "3"), changes.stream().map(Change::label).toList());
  }

  @Test
  void bothAnswersComeFirst() {
    ClampedAnswer answer =
        new ClampedAnswer(
            LABELS,
            new Side(new float[] {0, 5, 4.9f, -9}, new float[] {0, 0.52f, 0.48f, 0}),
            new Side(new float[] {0, 4.8f, 4.9f, 1}, new float[] {0, 0.47f, 0.52f, 0.01f}));
    assertEquals(
        List.of("1", "2", "3", "0"), answer.changes(9).stream().map(Change::label).toList());
  }

  @Test
  void theSecondGuessThatThePadNamesIsListed() {
    ClampedAnswer answer =
        new ClampedAnswer(
            LABELS,
            new Side(new float[] {0, 9, 3.1f, -9}, new float[] {0, 1, 0, 0}),
            new Side(new float[] {4, 8, 3.2f, 1}, new float[] {0.018f, 0.974f, 0.008f, 0}));
    assertEquals(List.of("1", "0", "3"), answer.changes(3).stream().map(Change::label).toList());
    ClampedAnswer small =
        new ClampedAnswer(
            LABELS,
            new Side(new float[] {0, 9, 3.1f, -9}, new float[] {0, 1, 0, 0}),
            new Side(new float[] {1, 8, 3.2f, 1}, new float[] {0, 0.992f, 0.008f, 0}));
    assertEquals(List.of("1", "2"), small.changes(2).stream().map(Change::label).toList());
  }
}
