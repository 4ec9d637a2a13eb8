package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;

/**
 * A rectangle of cells to mark.
 *
 * @param layer on which layer
 * @param channel on which feature map; −1 for all of them
 * @param top first row
 * @param left first column
 * @param rows height in cells
 * @param columns width in cells
 * @param tone how it is drawn
 */
public record Outline(
    int layer, int channel, int top, int left, int rows, int columns, MarkKind tone) {
  /** Around one neuron. */
  public static Outline of(Neuron neuron, MarkKind tone) {
    return new Outline(neuron.layer(), neuron.channel(), neuron.row(), neuron.column(), 1, 1, tone);
  }
}
