package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.explain.contribution.SoftmaxTerms;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.neuron.ArithmeticNumbers;
import io.github.convoscope.ui.neuron.PrintedPercentages;
import io.github.convoscope.ui.neuron.SignedNumbers;
import io.github.convoscope.ui.neuron.StablePane;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * Shows the output, as a part of a card: its value, the fixed value of a clamped unit, and the
 * output for the reference drawing. JavaFX thread.
 */
final class OutputPart implements CardPart {
  private final Label value = new Label();
  private final Label note = new Label();
  private final Label before = new Label();
  private final Label difference = new Label();
  private final HBox compared = new HBox(before, difference);
  private final VBox box = new VBox(new HBox(new StablePane(value), note), compared);

  OutputPart() {
    box.getStyleClass().add("output");
    value.getStyleClass().add("output-value");
    note.getStyleClass().add("output-note");
    before.getStyleClass().add("muted");
    difference.getStyleClass().add("signed-number");
    compared.getStyleClass().add("compared");
    compared.managedProperty().bind(compared.visibleProperty());
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    CardSnapshot.Pair pair = snapshot.pair();
    Arithmetic now = pair == null ? snapshot.now() : pair.b();
    value.setText(written(now));
    Float fixed = now.clampedTo();
    note.setText(
        fixed == null ? "" : Messages.text("neuron.fixed-at", ArithmeticNumbers.plain(fixed)));
    compared.setVisible(pair != null);
    if (pair != null) {
      before.setText(Messages.text("card.was", written(pair.a())));
      SignedNumbers.show(difference, now.output() - pair.a().output());
    }
  }

  private static String written(Arithmetic now) {
    SoftmaxTerms softmax = now.softmax();
    return softmax == null
        ? ArithmeticNumbers.plain(now.output())
        : PrintedPercentages.of(now, softmax);
  }
}
