package io.github.convoscope.network;

import java.util.List;

/**
 * Lists units and single neurons that are clamped to a fixed value, independent of their inputs:
 * "what if this unit were off?". A unit's whole feature map gets the value after the activation
 * function; in the last layer, the unit's logit gets it.
 *
 * @param clamps clamped units, at most one for each unit
 * @param cells clamped neurons, at most one for each neuron; they go before the clamp of their unit
 */
public record Interventions(List<Clamp> clamps, List<Cell> cells) {
  /** Nothing is clamped. */
  public static final Interventions NONE = new Interventions(List.of());

  /**
   * Describes one clamped unit.
   *
   * @param layer its layer, at least 1
   * @param channel its feature map or unit
   * @param value its output; 0 switches it off
   */
  public record Clamp(int layer, int channel, float value) {}

  /**
   * Describes one clamped neuron.
   *
   * @param layer its layer, neither the first nor the last one
   * @param index its place in the layer's values: channel, then row, then column
   * @param value its output
   */
  public record Cell(int layer, int index, float value) {}

  /** Clamped units alone. */
  public Interventions(List<Clamp> clamps) {
    this(clamps, List.of());
  }

  /** Copies the lists. */
  public Interventions {
    clamps = List.copyOf(clamps);
    cells = List.copyOf(cells);
  }

  /** True if nothing is clamped. */
  public boolean isEmpty() {
    return clamps.isEmpty() && cells.isEmpty();
  }
}
