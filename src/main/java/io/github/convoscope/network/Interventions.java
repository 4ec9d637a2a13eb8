package io.github.convoscope.network;

import java.util.List;

/**
 * Lists units that are clamped to a fixed value, independent of their inputs: "what if this unit
 * were off?". The unit's whole feature map gets the value after the activation function; in the
 * last layer, the unit's logit gets it.
 *
 * @param clamps at most one for each unit
 */
public record Interventions(List<Clamp> clamps) {
  /** No clamped units. */
  public static final Interventions NONE = new Interventions(List.of());

  /**
   * Describes one clamped unit.
   *
   * @param layer its layer, at least 1
   * @param channel its feature map or unit
   * @param value its output; 0 switches it off
   */
  public record Clamp(int layer, int channel, float value) {}

  /** Copies the list. */
  public Interventions {
    clamps = List.copyOf(clamps);
  }

  /** True if no unit is clamped. */
  public boolean isEmpty() {
    return clamps.isEmpty();
  }
}
