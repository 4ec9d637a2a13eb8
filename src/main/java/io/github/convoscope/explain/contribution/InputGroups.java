package io.github.convoscope.explain.contribution;

import java.util.BitSet;

/**
 * The inputs of one neuron with their weights, in the order of the weights. A <em>term</em> is one
 * input with its weight; a <em>group</em> is all terms that read one channel of one input layer, as
 * a picture of {@code rows × columns}. Depends on the network alone, not on a drawing. Immutable.
 *
 * <pre>{@code
 * InputGroups groups = NeuronInputs.of(spec, weights, new Neuron(3, 5, 6, 7)).groups();
 * int first = groups.source(0);       // flat index in layer groups.layer(0), or PADDING
 * float weight = groups.weight(0);
 * }</pre>
 */
public final class InputGroups {
  /** Source of a term that lies in the padding and reads nothing. */
  public static final int PADDING = -1;

  /** Channel of a group whose terms read the units of a dense layer. */
  public static final int UNITS = -1;

  /** No inputs: for an input pixel, and for a layer of kind OTHER. */
  public static final InputGroups NONE =
      new InputGroups(1, 1, new int[0], new int[0], new int[0], new float[0]);

  private final int rows;
  private final int columns;
  private final int[] layers;
  private final int[] channels;
  private final int[] sources;
  private final float[] weights;

  /**
   * Keeps the arrays without copying.
   *
   * @param rows height of a group's picture
   * @param columns width of a group's picture
   * @param layers index of the layer that each group reads
   * @param channels channel of that layer that each group reads, or {@link #UNITS}
   * @param sources flat index in that layer, or {@link #PADDING} [groups × rows × columns]
   * @param weights weight of each term, in the same order
   */
  InputGroups(int rows, int columns, int[] layers, int[] channels, int[] sources, float[] weights) {
    if (sources.length != channels.length * rows * columns
        || layers.length != channels.length
        || weights.length != sources.length) {
      throw new IllegalArgumentException("the arrays do not fit the groups");
    }
    this.rows = rows;
    this.columns = columns;
    this.layers = layers;
    this.channels = channels;
    this.sources = sources;
    this.weights = weights;
  }

  /** Number of terms, padding included. */
  public int terms() {
    return sources.length;
  }

  /** Number of groups. */
  public int count() {
    return channels.length;
  }

  /** Height of a group's picture. */
  public int rows() {
    return rows;
  }

  /** Width of a group's picture. */
  public int columns() {
    return columns;
  }

  /** Number of terms in a group, padding included. */
  public int groupSize() {
    return rows * columns;
  }

  /** Index of the layer that a group reads. */
  public int layer(int group) {
    return layers[group];
  }

  /** Channel of its layer that a group reads, or {@link #UNITS}. */
  public int channel(int group) {
    return channels[group];
  }

  /** Index of the layer that a term reads. */
  public int layerOfTerm(int term) {
    return layers[term / groupSize()];
  }

  /** Flat index in its layer that a term reads, or {@link #PADDING}. */
  public int source(int term) {
    return sources[term];
  }

  /** The cells of a group's picture that lie in the padding: the same ones in every group. */
  public BitSet padding() {
    BitSet cells = new BitSet();
    for (int cell = 0; cell < groupSize() && cell < terms(); cell++) {
      cells.set(cell, sources[cell] == PADDING);
    }
    return cells;
  }

  /** Weight of a term. */
  public float weight(int term) {
    return weights[term];
  }

  /** Weights of all terms; do not write to it. */
  public float[] weights() {
    return weights;
  }

  /** The first term, from {@code first} on, that reads a flat index of a layer, or −1. */
  int termOf(int layer, int source, int first) {
    for (int term = first; term < sources.length; term++) {
      if (sources[term] == source && layerOfTerm(term) == layer) {
        return term;
      }
    }
    return -1;
  }
}
