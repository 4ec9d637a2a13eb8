package io.github.convoscope.ui.whatif;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.whatif.ClampedAnswer.Change;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/**
 * Shows what clamped units do to the answer: in one line, and as a row for each class with its
 * logit before and after, the change, and the probability before and after. JavaFX thread.
 */
final class EffectTable {
  private static final int LISTED_CLASSES = 5;
  private static final int COLUMNS = 4;

  /** Letters of a name that has room beside the numbers. */
  private static final int SHORT_NAME = 5;

  private final GridPane grid = new GridPane();
  private final Label summary = new Label();
  private List<Change> shown = List.of();

  /** Names stand above their numbers, from the first long one on: the lines stay where they are. */
  private boolean ownLines;

  EffectTable() {
    grid.getStyleClass().add("effect-table");
    grid.setId("what-if-effect");
    summary.getStyleClass().addAll("muted", "beside-close");
    summary.setMinWidth(Region.USE_PREF_SIZE);
    summary.setId("what-if-summary");
  }

  /** The effect in one line, for a panel of which no more is seen. */
  Label summary() {
    return summary;
  }

  /** The table. */
  Node node() {
    return grid;
  }

  /** Shows an effect; the table stays as it is where no printed number changes. */
  void show(ClampedAnswer answer) {
    List<Change> next = answer.changes(LISTED_CLASSES);
    if (next.equals(shown)) {
      return;
    }
    shown = next;
    summarise(answer);
    grid.getChildren().clear();
    heading(1, "whatif.logit", 2);
    heading(3, "whatif.probability", 1);
    ownLines |= next.stream().anyMatch(change -> change.label().length() > SHORT_NAME);
    for (int row = 0; row < next.size(); row++) {
      add(ownLines ? 2 * row + 1 : row + 1, next.get(row));
    }
  }

  /** Says what moves as printed: the probability of the answer, else its logit. */
  private void summarise(ClampedAnswer answer) {
    Change first = shown.get(0);
    String after = answer.labelAfter();
    boolean named = first.label().length() > SHORT_NAME || after.length() > SHORT_NAME;
    String key = named ? "whatif.summary-named" : "whatif.summary";
    if (!first.label().equals(after)) {
      summary.setText(Messages.text(key + "-other", first.label(), after));
    } else if (first.tenthsBefore() == first.tenthsAfter()) {
      summary.setText(
          Messages.text(
              key + "-logit",
              after,
              ArithmeticNumbers.hundredths(first.logitBefore()),
              ArithmeticNumbers.hundredths(first.logitAfter())));
    } else {
      summary.setText(
          Messages.text(
              key,
              after,
              ArithmeticNumbers.tenths(first.tenthsBefore()),
              ArithmeticNumbers.tenths(first.tenthsAfter())));
    }
  }

  private void heading(int column, String key, int columns) {
    Label label = new Label(Messages.text(key));
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, column == 1 ? HPos.LEFT : HPos.RIGHT);
    grid.add(label, column, 0, columns, 1);
  }

  private void add(int row, Change change) {
    Label label = new Label(change.label());
    label.getStyleClass().add("effect-class");
    if (ownLines) {
      label.setWrapText(true);
      grid.add(label, 0, row, COLUMNS, 1);
      addNumbers(row + 1, change);
    } else {
      label.setMinWidth(Region.USE_PREF_SIZE);
      grid.add(label, 0, row);
      addNumbers(row, change);
    }
  }

  private void addNumbers(int row, Change change) {
    grid.add(
        right(
            Messages.text(
                "whatif.from-to",
                ArithmeticNumbers.hundredths(change.logitBefore()),
                ArithmeticNumbers.hundredths(change.logitAfter()))),
        1,
        row);
    Label difference = right("");
    difference.getStyleClass().add("signed-number");
    SignedNumbers.showHundredths(difference, change.logitChange());
    grid.add(difference, 2, row);
    boolean same = change.tenthsBefore() == change.tenthsAfter();
    Label probability =
        right(
            same
                ? Messages.text("whatif.same", change.tenthsAfter() / 10.0)
                : Messages.text(
                    "whatif.from-to-percent",
                    change.tenthsBefore() / 10.0,
                    change.tenthsAfter() / 10.0));
    if (same) {
      probability.getStyleClass().add("muted");
    }
    grid.add(probability, 3, row);
  }

  private static Label right(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    GridPane.setHalignment(label, HPos.RIGHT);
    return label;
  }
}
