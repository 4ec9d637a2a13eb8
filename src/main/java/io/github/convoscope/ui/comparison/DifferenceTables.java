package io.github.convoscope.ui.comparison;

import io.github.convoscope.message.Messages;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.ui.live.LiveFrame;
import io.github.convoscope.ui.neuron.TermRow;
import io.github.convoscope.ui.neuron.TermTable;
import io.github.convoscope.ui.neuron.WidgetStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the answers to two drawings differ: the probabilities, then the logits, or a sentence
 * where none differs. JavaFX thread.
 */
final class DifferenceTables extends VBox {
  private final Label same = new Label();
  private final Part probabilities;
  private final Part logits;

  /** A heading with its table; both are gone while there is no row. */
  private record Part(Label heading, TermTable table) {
    void show(List<TermRow> rows) {
      setShown(heading, !rows.isEmpty());
      setShown(table, !rows.isEmpty());
      table.show(rows, rows.isEmpty() ? 1 : Math.abs(rows.get(0).value()));
    }
  }

  /**
   * Empty tables.
   *
   * @param hover called with the output neuron under the pointer, or null
   * @param follow called with the output neuron of a row that was chosen
   */
  DifferenceTables(WidgetStyle style, Consumer<@Nullable Neuron> hover, Consumer<Neuron> follow) {
    probabilities =
        part("comparison.probabilities", "comparison-probabilities", style, hover, follow);
    logits = part("comparison.logits", "comparison-logits", style, hover, follow);
    same.setId("comparison-same");
    same.setWrapText(true);
    same.getStyleClass().add("muted");
    setShown(same, false);
    getStyleClass().add("comparison-tables");
    getChildren()
        .addAll(probabilities.heading, probabilities.table, same, logits.heading, logits.table);
  }

  private static Part part(
      String heading,
      String id,
      WidgetStyle style,
      Consumer<@Nullable Neuron> hover,
      Consumer<Neuron> follow) {
    Label label = new Label(Messages.text(heading));
    label.getStyleClass().addAll("heading", "part-heading");
    TermTable table = new TermTable(style, hover, follow);
    table.setId(id);
    setShown(label, false);
    setShown(table, false);
    return new Part(label, table);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /**
   * Shows two answers.
   *
   * @param different whether the drawings are different ones; else there is nothing to say
   */
  void show(LiveFrame a, LiveFrame b, boolean different) {
    List<TermRow> percents = AnswerDifference.probabilities(a, b);
    List<TermRow> numbers = AnswerDifference.logits(a, b);
    probabilities.show(percents);
    logits.show(numbers);
    setShown(same, different && percents.isEmpty());
    same.setText(
        Messages.text(
            numbers.isEmpty() ? "comparison.same-answer" : "comparison.same-probabilities"));
  }
}
