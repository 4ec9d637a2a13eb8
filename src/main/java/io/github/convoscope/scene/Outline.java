package io.github.convoscope.scene;

import io.github.convoscope.network.Neuron;

/**
 * A rectangle of cells on a feature map, drawn as a frame.
 *
 * @param layer index of the layer
 * @param channel the feature map; −1 for all of them
 * @param top first row
 * @param left first column
 * @param rows height in cells
 * @param columns width in cells
 * @param kind what it stands for; gives colour and width
 */
public record Outline(
    int layer, int channel, int top, int left, int rows, int columns, MarkKind kind) {
  /** A frame around one neuron. */
  public static Outline of(Neuron neuron, MarkKind kind) {
    return new Outline(neuron.layer(), neuron.channel(), neuron.row(), neuron.column(), 1, 1, kind);
  }
}
