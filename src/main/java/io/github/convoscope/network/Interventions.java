package io.github.convoscope.network;

import java.util.List;

/**
 * Units held at a fixed value, whatever feeds them: "what if this unit were off?". A unit's whole
 * feature map takes the value after the function; for the last layer its logit takes it.
 *
 * @param clamps at most one a unit
 */
public record Interventions(List<Clamp> clamps) {
  /** The network as it is. */
  public static final Interventions NONE = new Interventions(List.of());

  /**
   * One held unit.
   *
   * @param layer its layer, at least 1
   * @param channel its feature map or unit
   * @param value what it outputs; 0 switches it off
   */
  public record Clamp(int layer, int channel, float value) {}

  /** Copies the list. */
  public Interventions {
    clamps = List.copyOf(clamps);
  }

  /** True when nothing is held. */
  public boolean isEmpty() {
    return clamps.isEmpty();
  }
}
