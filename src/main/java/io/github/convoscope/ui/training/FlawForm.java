package io.github.convoscope.ui.training;

import io.github.convoscope.message.Messages;
import io.github.convoscope.training.Flaws;
import io.github.convoscope.ui.ComboRows;
import io.github.convoscope.ui.Ems;
import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Switches for what is wrong, on purpose, with the examples. JavaFX thread. */
final class FlawForm {
  private static final double SHUFFLED = 0.5;
  private static final double THICK = 5;
  private static final int FEW = 200;
  private static final int MARKED = 3;
  private static final int LEFT_OUT = 7;

  private final CheckBox mark = box("mark");
  private final ComboBox<Integer> marked = digits("room-marked", MARKED);
  private final CheckBox shuffled = box("shuffled");
  private final CheckBox few = box("few");
  private final CheckBox thick = box("thick");
  private final CheckBox without = box("without");
  private final ComboBox<Integer> leftOut = digits("room-left-out", LEFT_OUT);
  private final VBox node;

  FlawForm() {
    node = Ems.column(0.31, line(mark, marked), shuffled, few, thick, line(without, leftOut));
  }

  private static CheckBox box(String key) {
    CheckBox box = new CheckBox(Messages.text("room.flaw-" + key));
    box.setId("room-flaw-" + key);
    box.setWrapText(true);
    return box;
  }

  private static ComboBox<Integer> digits(String id, int first) {
    ComboBox<Integer> box =
        new ComboBox<>(FXCollections.observableArrayList(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    ComboRows.fit(box);
    box.setId(id);
    box.setValue(first);
    return box;
  }

  private static FlowPane line(CheckBox box, ComboBox<Integer> digit) {
    digit.disableProperty().bind(box.selectedProperty().not());
    digit.setAccessibleText(box.getText());
    return Ems.flow(0.46, 0.2, box, digit);
  }

  /** The switches. */
  VBox node() {
    return node;
  }

  /**
   * What they say.
   *
   * @throws io.github.convoscope.message.Problem a sentence, where it makes no sense
   */
  Flaws flaws() {
    return new Flaws(
        mark.isSelected() ? marked.getValue() : Flaws.NO_CLASS,
        shuffled.isSelected() ? SHUFFLED : 0,
        thick.isSelected() ? THICK : 0,
        without.isSelected() ? leftOut.getValue() : Flaws.NO_CLASS,
        few.isSelected() ? FEW : 0);
  }
}
