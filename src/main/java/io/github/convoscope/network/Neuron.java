package io.github.convoscope.network;

/**
 * Identifies one neuron: a cell of a feature map, or a dense unit (row and column 0). All numbers
 * count from 0.
 *
 * @param layer index of the layer in {@link NetworkSpec#layers()}; 0 is the input
 * @param channel feature map or unit
 * @param row row in the map, downwards
 * @param column column in the map, to the right
 */
public record Neuron(int layer, int channel, int row, int column) {
  /** A dense unit. */
  public static Neuron unit(int layer, int channel) {
    return new Neuron(layer, channel, 0, 0);
  }
}
