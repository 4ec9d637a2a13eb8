package io.github.convoscope.cli;

import io.github.convoscope.explain.optimise.AtlasBuilder;
import io.github.convoscope.explain.optimise.Target;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.work.Message;
import io.github.convoscope.work.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which units are meant: {@code --layer}, {@code --unit}, {@code --all}. */
final class UnitChoice {
  @Option(names = "--layer", paramLabel = "NAME", description = "The layer; default: all of them.")
  private @Nullable String layer;

  @Option(
      names = "--unit",
      paramLabel = "CHANNEL[,ROW,COL]",
      description = "One unit of the layer, or one neuron.")
  private @Nullable String unit;

  @Option(names = "--all", description = "All units of the layer.")
  private boolean all;

  /**
   * What is meant, layer after layer.
   *
   * @throws Problem where the network has no such layer or unit
   */
  List<Target> targets(NetworkSpec spec) {
    if (layer == null && (unit != null || all)) {
      throw Problem.input(Message.of("atlas.unit-needs-layer"));
    }
    Target one = target(spec);
    if (one != null) {
      return List.of(one);
    }
    List<Target> targets = new ArrayList<>();
    for (LayerSpec each : spec.layers()) {
      if (AtlasBuilder.shows(each) && (layer == null || each.name().equals(layer))) {
        for (int channel = 0; channel < each.shape().channels(); channel++) {
          targets.add(Target.unit(each.index(), channel));
        }
      }
    }
    if (targets.isEmpty()) {
      throw noLayer(spec);
    }
    return targets;
  }

  /** The one unit or neuron that is meant, or null where there are several. */
  @Nullable Target target(NetworkSpec spec) {
    if (layer == null || unit == null) {
      return null;
    }
    LayerSpec chosen =
        spec.layers().stream()
            .filter(each -> AtlasBuilder.shows(each) && each.name().equals(layer))
            .findFirst()
            .orElseThrow(() -> noLayer(spec));
    String words = unit;
    UnitWord word =
        UnitWord.parse(words)
            .orElseThrow(() -> Problem.input(Message.of("atlas.not-a-unit", words)));
    if (!chosen.shape().contains(word.channel(), word.row(), word.column())) {
      throw Problem.input(Message.of("atlas.no-unit", chosen.name(), words));
    }
    return word.cell()
        ? Target.of(new Neuron(chosen.index(), word.channel(), word.row(), word.column()))
        : Target.unit(chosen.index(), word.channel());
  }

  private Problem noLayer(NetworkSpec spec) {
    String names =
        spec.layers().stream()
            .filter(AtlasBuilder::shows)
            .map(LayerSpec::name)
            .collect(Collectors.joining(", "));
    return Problem.input(Message.of("atlas.no-layer", String.valueOf(layer), names));
  }
}
