package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.ui.neuron.NeuronColours;
import org.jspecify.annotations.Nullable;

/**
 * What a card shows at one moment.
 *
 * @param now the neuron's arithmetic; B − A where two drawings are compared
 * @param pair the two, where they are compared, else null
 * @param colours what colours mean
 */
record CardReading(Arithmetic now, @Nullable Pair pair, NeuronColours colours) {
  /**
   * Two drawings' arithmetic of one neuron.
   *
   * @param a in the drawing that is held
   * @param b in the drawing on the pad
   */
  record Pair(Arithmetic a, Arithmetic b) {}
}
