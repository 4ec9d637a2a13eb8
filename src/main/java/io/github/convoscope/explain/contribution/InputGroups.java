package io.github.convoscope.explain.contribution;

/**
 * The inputs of one neuron, in the order of its weights: groups of small pictures, one a channel of
 * the layer below, each {@code rows × columns}. Made once when a neuron is chosen, as it depends on
 * the network alone. Immutable.
 */
public final class InputGroups {
  /** Stands where a window lies over the border and reads nothing. */
  public static final int PADDING = -1;

  /** The channel of a picture that shows plain units side by side. */
  public static final int UNITS = -1;

  /** A neuron nothing is known to feed: an input pixel, or a layer that cannot be taken apart. */
  public static final InputGroups NONE =
      new InputGroups(1, 1, new int[0], new int[0], new float[0]);

  private final int rows;
  private final int columns;
  private final int[] channels;
  private final int[] sources;
  private final float[] weights;

  /**
   * Keeps the arrays without copying.
   *
   * @param rows height of a picture
   * @param columns width of a picture
   * @param channels channel of the layer below that each picture shows, or {@link #UNITS}
   * @param sources flat index in the layer below, or {@link #PADDING} [groups × rows × columns]
   * @param weights weight of each term, same order
   */
  InputGroups(int rows, int columns, int[] channels, int[] sources, float[] weights) {
    if (sources.length != channels.length * rows * columns || weights.length != sources.length) {
      throw new IllegalArgumentException("the arrays do not fit the groups");
    }
    this.rows = rows;
    this.columns = columns;
    this.channels = channels;
    this.sources = sources;
    this.weights = weights;
  }

  /** Number of terms, padding included. */
  public int size() {
    return sources.length;
  }

  /** Number of pictures. */
  public int groups() {
    return channels.length;
  }

  /** Height of a picture. */
  public int rows() {
    return rows;
  }

  /** Width of a picture. */
  public int columns() {
    return columns;
  }

  /** Number of terms in a picture. */
  public int groupSize() {
    return rows * columns;
  }

  /** Channel of the layer below that a picture shows, or {@link #UNITS}. */
  public int channel(int group) {
    return channels[group];
  }

  /** Flat index in the layer below that a term reads, or {@link #PADDING}. */
  public int source(int term) {
    return sources[term];
  }

  /** Weight of a term. */
  public float weight(int term) {
    return weights[term];
  }

  /** Weights of all terms; do not write to it. */
  public float[] weights() {
    return weights;
  }

  /** The term that reads a neuron of the layer below, or −1 when none does. */
  public int termOf(int source) {
    for (int term = 0; term < sources.length; term++) {
      if (sources[term] == source) {
        return term;
      }
    }
    return -1;
  }
}
