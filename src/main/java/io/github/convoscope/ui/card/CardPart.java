package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A section of a neuron card. JavaFX thread. */
interface CardPart {
  /** What stands in the card. */
  Node node();

  /** Shows a moment; called at most once a pulse, and only while the part can be seen. */
  void show(CardReading reading);

  /** Lights what stands for a neuron that is hovered somewhere; null for none. */
  default void light(@Nullable Neuron neuron) {}
}
