package io.github.convoscope.network;

/**
 * Describes a connection from one neuron to another that it feeds.
 *
 * @param from the neuron that feeds
 * @param to the neuron that is fed
 * @param weight index of the weight in the {@link LayerWeights#kernel} of {@code to}'s layer, or
 *     {@link #NO_WEIGHT} where the connection has none (pooling, functions, dropout)
 * @param tapRow row in the window that reads {@code from}; 0 where there is no window
 * @param tapColumn column in the window that reads {@code from}; 0 where there is no window
 */
public record Connection(Neuron from, Neuron to, int weight, int tapRow, int tapColumn) {
  /** The weight index of a connection without a weight. */
  public static final int NO_WEIGHT = -1;

  /** True if the connection multiplies by a trained weight. */
  public boolean weighted() {
    return weight != NO_WEIGHT;
  }
}
