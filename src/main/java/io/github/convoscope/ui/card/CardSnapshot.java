package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.ui.neuron.NeuronColours;
import org.jspecify.annotations.Nullable;

/**
 * Holds the numbers that a card shows for one frame.
 *
 * @param now the neuron's arithmetic; B − A where the difference of two drawings is shown
 * @param pair the arithmetic for both drawings where their difference is shown, else null
 * @param colours the colour scales of the numbers
 */
record CardSnapshot(Arithmetic now, @Nullable Pair pair, NeuronColours colours) {
  /**
   * The arithmetic of a neuron for two drawings.
   *
   * @param a for the reference drawing
   * @param b for the drawing on the pad
   */
  record Pair(Arithmetic a, Arithmetic b) {}
}
