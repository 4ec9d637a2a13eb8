package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Shows a section of a neuron card. JavaFX thread. */
interface CardPart {
  /** The node to put into the card. */
  Node node();

  /** Shows a frame; called at most once a pulse, and only while the part is in sight. */
  void show(CardSnapshot snapshot);

  /** Highlights the numbers that come from the hovered neuron; null for none. */
  default void highlight(@Nullable Neuron neuron) {}
}
