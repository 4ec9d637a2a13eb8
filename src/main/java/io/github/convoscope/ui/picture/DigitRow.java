package io.github.convoscope.ui.picture;

import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.model.ReadDigit;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** Several digits in reading order, one button each. JavaFX thread. */
final class DigitRow extends FlowPane {
  private static final int MOST = 40;

  /** Room for a button, so that a short row is no wider than it must be. */
  private static final double BUTTON = 44;

  private DigitRow() {
    getStyleClass().add("digit-row");
  }

  /**
   * A row.
   *
   * @param chosen the digit that is chosen, or -1
   * @param choose receives the number of the digit that the user chooses
   */
  static DigitRow of(Model model, List<ReadDigit> digits, int chosen, IntConsumer choose) {
    DigitRow row = new DigitRow();
    for (int i = 0; i < Math.min(MOST, digits.size()); i++) {
      int number = i;
      String name = name(model, digits.get(i));
      ToggleButton button = new ToggleButton(name);
      button.setId("digit-" + i);
      button.setSelected(i == chosen);
      button.setAccessibleText(Messages.text("picture.digit", i + 1, name));
      button.setOnAction(event -> choose.accept(number));
      row.getChildren().add(button);
      row.setPrefWrapLength(BUTTON * row.getChildren().size());
    }
    return row;
  }

  /** How many there are, and which: "Four digits: 2 0 2 6". */
  static String text(Model model, List<ReadDigit> digits) {
    String names =
        digits.stream()
            .limit(MOST)
            .map(digit -> name(model, digit))
            .collect(Collectors.joining(" "));
    return Messages.text("picture.drawn", Message.of("picture.digits", digits.size()), names);
  }

  private static String name(Model model, ReadDigit digit) {
    return digit.verdict().kind() == Verdict.Kind.NOT_A_DIGIT
        ? Messages.text("picture.no-digit")
        : model.spec().labels().get(digit.digit());
  }
}
