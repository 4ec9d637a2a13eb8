package io.github.convoscope.cli;

import io.github.convoscope.explain.visualisation.AtlasBuilder;
import io.github.convoscope.explain.visualisation.UnitTarget;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose units: {@code --layer}, {@code --unit}, {@code --all}. */
final class UnitOptions {
  @Option(names = "--layer", paramLabel = "NAME", description = "The layer (default: all layers).")
  private @Nullable String layer;

  @Option(
      names = "--unit",
      paramLabel = "CHANNEL[,ROW,COL]",
      description = "One unit of the layer, or one neuron.")
  private @Nullable String unit;

  @Option(names = "--all", description = "All units of the layer.")
  private boolean all;

  /**
   * The chosen units, layer by layer.
   *
   * @throws Problem if the network has no such layer or unit
   */
  List<UnitTarget> targets(NetworkSpec spec) {
    if (layer == null && (unit != null || all)) {
      throw Problem.input(Message.of("atlas.unit-needs-layer"));
    }
    UnitTarget one = target(spec);
    if (one != null) {
      return List.of(one);
    }
    List<UnitTarget> targets = new ArrayList<>();
    for (LayerSpec each : spec.layers()) {
      if (AtlasBuilder.includes(each) && (layer == null || each.name().equals(layer))) {
        for (int channel = 0; channel < each.shape().channels(); channel++) {
          targets.add(UnitTarget.unit(each.index(), channel));
        }
      }
    }
    if (targets.isEmpty()) {
      throw noLayer(spec);
    }
    return targets;
  }

  /** The chosen unit or neuron, or null if there are several. */
  @Nullable UnitTarget target(NetworkSpec spec) {
    if (layer == null || unit == null) {
      return null;
    }
    LayerSpec chosen =
        spec.layers().stream()
            .filter(each -> AtlasBuilder.includes(each) && each.name().equals(layer))
            .findFirst()
            .orElseThrow(() -> noLayer(spec));
    String text = unit;
    UnitArgument argument =
        UnitArgument.parse(text)
            .orElseThrow(() -> Problem.input(Message.of("atlas.not-a-unit", text)));
    if (!chosen.shape().contains(argument.channel(), argument.row(), argument.column())) {
      throw Problem.input(Message.of("atlas.no-unit", chosen.name(), text));
    }
    return argument.cell()
        ? UnitTarget.of(
            new Neuron(chosen.index(), argument.channel(), argument.row(), argument.column()))
        : UnitTarget.unit(chosen.index(), argument.channel());
  }

  private Problem noLayer(NetworkSpec spec) {
    String names =
        spec.layers().stream()
            .filter(AtlasBuilder::includes)
            .map(LayerSpec::name)
            .collect(Collectors.joining(", "));
    return Problem.input(Message.of("atlas.no-layer", String.valueOf(layer), names));
  }
}
