package io.github.convoscope.cli;

import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Method;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be explained: a class, one class against another, a unit or a neuron. */
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
          "The layer that Grad-CAM and conductance look at (default: the last convolution), or"
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
      description = "With --unit: the layer that Grad-CAM and conductance look at.")
  private @Nullable String mapLayer;

  /** What is explained, for an input with these logits. */
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

  private AttributionTarget unit(NetworkSpec spec, String words) {
    if (label != null || against != null || margin) {
      throw Problem.input(Message.of("cli.explain.class-or-unit"));
    }
    if (layer == null) {
      throw Problem.input(Message.of("cli.explain.unit-without-layer"));
    }
    UnitWord word =
        UnitWord.parse(words)
            .orElseThrow(() -> Problem.input(Message.of("cli.explain.no-unit", words)));
    int index = UnitWord.layer(spec, layer).index();
    return word.cell()
        ? new AttributionTarget.Cell(new Neuron(index, word.channel(), word.row(), word.column()))
        : new AttributionTarget.Unit(index, word.channel());
  }

  /** The layer that the method shall look at, or null for its default. */
  @Nullable Integer mapLayer(NetworkSpec spec, Method method) {
    String name = unit == null ? layer : mapLayer;
    if (unit == null && mapLayer != null) {
      throw Problem.input(Message.of("cli.explain.map-layer-without-unit"));
    }
    if (name == null) {
      return null;
    }
    if (!method.hasLayer()) {
      throw Problem.input(Message.of("cli.explain.no-layer", method.word()));
    }
    return UnitWord.layer(spec, name).index();
  }
}
