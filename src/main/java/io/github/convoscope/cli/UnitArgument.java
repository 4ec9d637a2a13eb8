package io.github.convoscope.cli;

import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A unit or neuron of a layer as the command line writes it, {@code CHANNEL[,ROW,COL]}.
 *
 * @param channel the channel or dense unit
 * @param cell true if a row and a column were given
 * @param row 0 if none was given
 * @param column 0 if none was given
 */
record UnitArgument(int channel, boolean cell, int row, int column) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})(?:,(\\d{1,9}),(\\d{1,9}))?");

  /** Reads a text; empty if it has another form. */
  static Optional<UnitArgument> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int channel = Integer.parseInt(parts.group(1));
    return Optional.of(
        parts.group(2) == null
            ? new UnitArgument(channel, false, 0, 0)
            : new UnitArgument(
                channel, true, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
  }

  /**
   * The layer of that name.
   *
   * @throws Problem that lists the names, if there is none
   */
  static LayerSpec layer(NetworkSpec spec, String name) {
    return spec.layers().stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.input(
                    Message.of(
                        "snapshot.layer",
                        name,
                        spec.layers().stream()
                            .map(LayerSpec::name)
                            .collect(Collectors.joining(", ")))));
  }
}
