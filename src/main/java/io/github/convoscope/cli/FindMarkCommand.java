package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.AttributionMethod;
import io.github.convoscope.explain.attribution.AttributionMethods;
import io.github.convoscope.explain.attribution.MarkFinding;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.LabelledExamples;
import io.github.convoscope.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code find-mark}: how well each attribution method finds the mark of a network that cheats. */
@Command(
    name = "find-mark",
    mixinStandardHelpOptions = true,
    description =
        "Measure how well each attribution method finds the mark that a network was taught to look"
            + " at (train --mark): its share of the map on digits that carry the mark.")
final class FindMarkCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Option(
      names = "--examples",
      defaultValue = "500",
      description = "Number of the handwriting model's digits (default: ${DEFAULT-VALUE}).")
  private int examples;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Seed of the digits (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    TrainingOptions.atLeastOne("--examples", examples);
    Model opened = model.open();
    InputEncoder encoder = opened.newEncoder();
    encoder.requirePicture(opened.file());
    List<float[]> marked = new ArrayList<>();
    for (LabelledExample digit :
        LabelledExamples.handwriting(
            examples, seed, UnaryOperator.identity(), opened.spec().classes())) {
      marked.add(CornerMark.on(digit.encode(encoder).tensor(), encoder).tensor());
    }
    ConsoleProgress progress = new ConsoleProgress();
    List<MarkFinding> findings = new ArrayList<>();
    try (Engine engine = opened.newEngine()) {
      for (AttributionMethod method : AttributionMethods.ALL) {
        findings.add(
            MarkFinding.measure(
                engine, opened.inputRange(), method.sizedFor(engine.spec()), marked, progress));
      }
    }
    findings.sort(Comparator.comparingDouble((MarkFinding finding) -> -finding.share()));
    if (json) {
      ArrayNode document = JsonOutput.MAPPER.createArrayNode();
      findings.forEach(finding -> add(document.addObject(), finding));
      JsonOutput.print(document);
    } else {
      findings.forEach(finding -> System.out.println(line(finding)));
    }
    return 0;
  }

  private static void add(ObjectNode node, MarkFinding finding) {
    node.put("method", finding.method().id());
    node.put("examples", finding.digits());
    node.put("share", finding.share());
    node.put("found", finding.found());
  }

  private static String line(MarkFinding finding) {
    return String.format(
        Locale.ROOT,
        "%-22s %5.1f %% of the map on the mark, largest number there in %5.1f %% of digits",
        finding.method().id(),
        100 * finding.share(),
        100 * finding.found());
  }
}
