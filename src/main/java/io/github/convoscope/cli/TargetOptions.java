package io.github.convoscope.cli;

import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.LayerMethod;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to explain: a class, one class against another, a unit or a neuron. */
final class TargetOptions {
  @Option(
      names = "--class",
      paramLabel = "C",
      description = "The class (default: the network's own answer).")
  private @Nullable Integer label;

  @Option(
      names = "--against",
      paramLabel = "D",
      description = "Explain the logit of C minus the logit of D.")
  private @Nullable Integer against;

  @Option(names = "--margin", description = "Explain the largest logit minus the second largest.")
  private boolean margin;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "The layer that the method looks at, where it has one (default: the last convolution), or"
              + " that --unit lies in.")
  private @Nullable String layer;

  @Option(
      names = "--unit",
      paramLabel = "CHANNEL[,ROW,COL]",
      description = "Explain this unit or neuron of --layer instead of a class.")
  private @Nullable String unit;

  @Option(
      names = "--map-layer",
      paramLabel = "NAME",
      description = "With --unit: the layer that the method looks at, where it has one.")
  private @Nullable String mapLayer;

  /** What to explain, for an input with these logits. */
  AttributionTarget target(NetworkSpec spec, float[] logits) {
    if (unit != null) {
      return unit(spec, unit);
    }
    if (margin) {
      if (label != null || against != null) {
        throw Problem.input(Message.of("cli.explain.class-or-margin"));
      }
      return AttributionTarget.margin(logits);
    }
    int chosen =
        label == null
            ? ((AttributionTarget.Logit) AttributionTarget.answer(logits)).label()
            : label;
    if (against == null) {
      return new AttributionTarget.Logit(chosen);
    }
    if (against == chosen) {
      throw Problem.input(Message.of("cli.explain.against-itself", against));
    }
    return new AttributionTarget.Difference(chosen, against);
  }

  private AttributionTarget unit(NetworkSpec spec, String text) {
    if (label != null || against != null || margin) {
      throw Problem.input(Message.of("cli.explain.class-or-unit"));
    }
    if (layer == null) {
      throw Problem.input(Message.of("cli.explain.unit-without-layer"));
    }
    UnitArgument chosen =
        UnitArgument.parse(text)
            .orElseThrow(() -> Problem.input(Message.of("cli.explain.no-unit", text)));
    int index = UnitArgument.layer(spec, layer).index();
    return chosen.cell()
        ? new AttributionTarget.Cell(
            new Neuron(index, chosen.channel(), chosen.row(), chosen.column()))
        : new AttributionTarget.Unit(index, chosen.channel());
  }

  /** The method for the layer that the user chose, if any. */
  AttributionMethod atLayer(NetworkSpec spec, AttributionMethod method) {
    String name = unit == null ? layer : mapLayer;
    if (unit == null && mapLayer != null) {
      throw Problem.input(Message.of("cli.explain.map-layer-without-unit"));
    }
    if (name == null) {
      return method;
    }
    if (method instanceof LayerMethod layered) {
      return layered.at(UnitArgument.layer(spec, name).index());
    }
    String layered =
        AttributionMethods.ALL.stream()
            .filter(LayerMethod.class::isInstance)
            .map(AttributionMethod::id)
            .collect(Collectors.joining(", "));
    throw Problem.input(Message.of("cli.explain.no-layer", method.id(), layered));
  }
}
