package io.github.convoscope.explain.visualisation;

import java.util.List;
import java.util.Optional;

/**
 * The images that excite the units of a network most.
 *
 * @param checksum SHA-256 of the model file
 * @param source name of the examples
 * @param examples number of examples that the units' ranges were measured on
 * @param seconds time it took to make
 * @param units ordered by layer and channel
 */
public record Atlas(
    String checksum, String source, int examples, double seconds, List<AtlasUnit> units) {
  /** Copies the list. */
  public Atlas {
    units = List.copyOf(units);
  }

  /** The entry of a unit; empty where the atlas has none. */
  public Optional<AtlasUnit> unit(int layer, int channel) {
    return units.stream()
        .filter(unit -> unit.layer() == layer && unit.channel() == channel)
        .findFirst();
  }

  /** The entries of a layer. */
  public List<AtlasUnit> layer(int layer) {
    return units.stream().filter(unit -> unit.layer() == layer).toList();
  }

  /** The number of units that some example activates. */
  public long aliveCount() {
    return units.stream().filter(unit -> unit.range().alive()).count();
  }

  /** The number of living units whose image reaches at least the value of the best example. */
  public long reachedCount() {
    return units.stream()
        .filter(unit -> unit.unitImage() != null && !unit.unitImage().weak())
        .count();
  }
}
