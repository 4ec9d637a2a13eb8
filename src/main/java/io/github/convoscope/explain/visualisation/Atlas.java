package io.github.convoscope.explain.visualisation;

import java.util.List;
import java.util.Optional;

/**
 * The preferred images of a network's units.
 *
 * @param checksum SHA-256 of the model file
 * @param source what the examples were
 * @param examples how many examples the units' ranges were measured on
 * @param seconds how long it took to find
 * @param units layer after layer
 */
public record Atlas(
    String checksum, String source, int examples, double seconds, List<AtlasUnit> units) {
  /** Copies the list. */
  public Atlas {
    units = List.copyOf(units);
  }

  /** A unit, where the atlas has it. */
  public Optional<AtlasUnit> unit(int layer, int channel) {
    return units.stream()
        .filter(unit -> unit.layer() == layer && unit.channel() == channel)
        .findFirst();
  }

  /** The units of a layer. */
  public List<AtlasUnit> layer(int layer) {
    return units.stream().filter(unit -> unit.layer() == layer).toList();
  }

  /** Units that did anything on the examples. */
  public long alive() {
    return units.stream().filter(unit -> unit.range().alive()).count();
  }

  /** Living units whose image reaches at least the best example. */
  public long strong() {
    return units.stream().filter(unit -> unit.whole() != null && !unit.whole().weak()).count();
  }
}
