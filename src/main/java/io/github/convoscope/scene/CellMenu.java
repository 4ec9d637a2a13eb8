package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;

/** Opens the context menu of a neuron or of a closed layer. */
@FunctionalInterface
public interface CellMenu {
  /**
   * Called for a click with the secondary button.
   *
   * @param cell a neuron, or a cell of a closed layer's summary
   * @param screenX pixels from the screen's left edge
   * @param screenY pixels from its upper edge
   */
  void open(Neuron cell, double screenX, double screenY);
}
