package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.colour.ColourMap;
import io.github.convoscope.colour.Palette;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionTarget;
import io.github.convoscope.explain.attribution.Attributor;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Interventions;
import io.github.convoscope.network.NetworkSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain INPUT -o FILE}: writes one attribution map. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    modelTransformer = MethodOptions.OfEveryMethod.class,
    description =
        "Write one attribution map: how much each pixel, or neuron of a layer, adds to a score.")
final class ExplainCommand implements Callable<Integer> {
  @Mixin private ModelOption model;
  @Mixin private MethodOptions methods;
  @Mixin private TargetOptions targets;

  @Parameters(paramLabel = "INPUT", description = "A drawing, picture or array.")
  private @Nullable Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where to write the map: .npy raw numbers, .png a picture, .json facts and map.")
  private @Nullable Path file;

  @Option(
      names = "--palette",
      paramLabel = "NAME",
      description = "Diverging colour map of a picture: blue-orange or blue-white-red.")
  private @Nullable String palette;

  @Option(
      names = "--raw",
      description = "Only reduce drawings and pictures to the input's size, don't normalise them.")
  private boolean raw;

  @Option(
      names = "--mark",
      description = "Set the mark in the corner of the input that train --mark teaches.")
  private boolean mark;

  @Option(names = "--json", description = "Print the facts as a JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (input == null) {
      throw new IllegalStateException("picocli requires the input");
    }
    if (file == null && !json) {
      throw Problem.input(Message.of("cli.explain.nowhere"));
    }
    if (file != null) {
      AttributionFile.check(file);
    }
    ColourMap colours = colours();
    methods.check();
    Model opened = model.open();
    try (Engine engine = opened.newEngine()) {
      NetworkSpec spec = opened.spec();
      InputEncoder encoder = opened.newEncoder();
      float[] seen = new InputFiles(encoder, !raw, mark).read(input);
      Attributor attributor = new Attributor(engine, Interventions.NONE, opened.inputRange());
      AttributionTarget target = targets.target(spec, attributor.logits(seen));
      AttributionMethod method = targets.atLayer(spec, methods.method(spec));
      method.check(spec);
      List<float[]> baselines = methods.baselines(encoder);
      long start = System.nanoTime();
      Attribution map = attributor.explain(seen, target, method, baselines, new ConsoleProgress());
      ObjectNode facts = facts(spec, map, (System.nanoTime() - start) / 1e9);
      if (file != null) {
        AttributionFile.write(file, map, facts, colours);
      }
      if (file != null && AtomicFile.isStream(file)) {
        // The map may be on standard output.
        System.err.println(line(spec, map));
      } else if (json) {
        JsonOutput.print(facts);
      } else {
        System.out.println(line(spec, map));
      }
      if (map.hasLargeGap()) {
        System.err.println(gap(map));
      }
      if (map.note() != null) {
        System.err.println(Messages.text(map.note()));
      }
    }
    return 0;
  }

  private ColourMap colours() {
    if (palette == null) {
      return Palette.DEFAULT.diverging();
    }
    if (!ColourMap.DIVERGING.contains(palette)) {
      throw Problem.input(
          Message.of(
              "cli.no-such-value", "--palette", palette, String.join(", ", ColourMap.DIVERGING)));
    }
    return ColourMap.named(palette);
  }

  private ObjectNode facts(NetworkSpec spec, Attribution map, double seconds) {
    ObjectNode facts = JsonOutput.MAPPER.createObjectNode();
    facts.put("input", String.valueOf(input));
    if (file != null) {
      facts.put("file", file.toString());
    }
    facts.put("method", map.method().id());
    facts.put("target", map.target().name(spec));
    if (map.target() instanceof AttributionTarget.Logit logit) {
      facts.put("class", logit.label());
    } else if (map.target() instanceof AttributionTarget.Difference two) {
      facts.put("class", two.label());
      facts.put("against", two.against());
    }
    facts.put("layer", spec.layer(map.layer()).name());
    facts.set("shape", JsonOutput.array(map.shape().extents()));
    facts.put("score", map.score());
    facts.put("baseline_score", map.baselineScore());
    facts.put("sum", map.sum());
    facts.put("largest", map.largest());
    facts.put("seconds", seconds);
    if (map.complete()) {
      facts.put("completeness_gap", map.completenessGap());
      facts.put("gap_is_large", map.hasLargeGap());
    }
    if (map.steps() > 0) {
      facts.put("steps", map.steps());
    }
    if (map.note() != null) {
      facts.put("note", Messages.text(map.note(), Locale.ENGLISH));
    }
    return facts;
  }

  /** Says by how much the sum differs from the score's change, and what closes the gap. */
  private static String gap(Attribution map) {
    return Messages.text(
        map.method().withAdaptiveSteps().isPresent()
            ? "cli.explain.gap-adaptive"
            : "cli.explain.gap",
        String.format(Locale.ROOT, "%.3g", Math.abs(map.completenessGap())),
        String.format(Locale.ROOT, "%.3g", Math.abs(map.score() - map.baselineScore())));
  }

  private static String line(NetworkSpec spec, Attribution map) {
    return String.format(
        Locale.ROOT,
        "%s of %s: score %.4f, baseline %.4f, sum %.4f, largest %.4g%s",
        map.method().id(),
        map.target().name(spec),
        map.score(),
        map.baselineScore(),
        map.sum(),
        map.largest(),
        map.complete() ? String.format(Locale.ROOT, ", gap %.2g", map.completenessGap()) : "");
  }
}
