package io.github.convoscope.ui.card;

import io.github.convoscope.ui.neuron.StablePane;
import javafx.scene.Node;
import javafx.scene.control.Label;

/**
 * Shows in a sentence what the neuron does and why, before all numbers of a card. JavaFX thread.
 */
final class SentencePart implements CardPart {
  private final Label sentence = new Label();
  private final StablePane place = new StablePane(sentence);

  SentencePart() {
    sentence.setWrapText(true);
    sentence.getStyleClass().add("card-sentence");
  }

  @Override
  public Node node() {
    return place;
  }

  @Override
  public void show(CardSnapshot snapshot) {
    sentence.setText(NeuronSentence.of(snapshot));
  }
}
