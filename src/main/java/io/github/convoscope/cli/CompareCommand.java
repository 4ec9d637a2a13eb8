package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Mistake;
import io.github.convoscope.explain.versus.MapPair;
import io.github.convoscope.explain.versus.NetworkComparison;
import io.github.convoscope.explain.versus.NetworkComparison.Disagreement;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code compare A B}: two networks on the same data. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compare two networks on the same data: accuracy, mistakes, inputs on which they disagree,"
            + " and the feature maps that are most alike.")
final class CompareCommand implements Callable<Integer> {
  /** Disagreements and pairs of maps that are printed as text. */
  private static final int SHOWN = 10;

  @Parameters(index = "0", paramLabel = "A", description = "The first model file.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "The second model file.")
  private Path second = Path.of("");

  @Mixin private ModelOption options;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private ExampleOptions source;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the handwriting model's digits (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Model a = options.open(first);
    Model b = options.open(second);
    NetworkComparison.requireComparable(a, b);
    List<LabelledExample> examples =
        source.examples(a.spec(), null, UnaryOperator.identity(), drawing -> true, seed);
    NetworkComparison comparison = NetworkComparison.of(a, b, examples, new ConsoleProgress());
    if (json) {
      JsonOutput.print(node(comparison, a, b));
    } else {
      print(comparison, a, b);
    }
    return 0;
  }

  private ObjectNode node(NetworkComparison comparison, Model a, Model b) {
    ObjectNode root = JsonOutput.MAPPER.createObjectNode();
    root.put("examples", comparison.a().examples());
    root.set("a", node(comparison.a(), a));
    root.set("b", node(comparison.b(), b));
    root.put("agree", comparison.agree());
    ArrayNode disagreements = root.putArray("disagreements");
    for (Disagreement one : comparison.disagreements()) {
      ObjectNode node = disagreements.addObject();
      node.put("index", one.example());
      if (source.pictures() != null) {
        node.put("file", one.name());
      }
      node.put("label", one.label());
      node.putObject("a").put("answer", one.answerA()).put("probability", one.probabilityA());
      node.putObject("b").put("answer", one.answerB()).put("probability", one.probabilityB());
    }
    ArrayNode alike = root.putArray("alike");
    for (MapPair pair : comparison.alike()) {
      ObjectNode node = alike.addObject();
      node.putObject("a").put("layer", name(a, pair.layerA())).put("channel", pair.channelA());
      node.putObject("b").put("layer", name(b, pair.layerB())).put("channel", pair.channelB());
      node.put("correlation", pair.correlation());
    }
    return root;
  }

  private static ObjectNode node(Evaluation evaluation, Model model) {
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("file", model.file());
    node.put("correct", evaluation.correct());
    node.put("accuracy", evaluation.accuracy());
    node.put("top5_accuracy", evaluation.topFiveAccuracy());
    node.put("calibration_error", evaluation.calibrationError());
    ArrayNode mistakes = node.putArray("mistakes");
    evaluation.mistakes().stream().mapToInt(Mistake::index).sorted().forEach(mistakes::add);
    return node;
  }

  private static String name(Model model, int layer) {
    return model.spec().layer(layer).name();
  }

  private static void print(NetworkComparison comparison, Model a, Model b) {
    line("A", a, comparison.a());
    line("B", b, comparison.b());
    System.out.printf(
        Locale.ROOT,
        "the same answer to %d of %d%n",
        comparison.agree(),
        comparison.a().examples());
    List<String> labels = a.spec().labels();
    for (Disagreement one : comparison.disagreements().stream().limit(SHOWN).toList()) {
      System.out.printf(
          Locale.ROOT,
          "  %s, a %s: A says %s (%.1f %%), B says %s (%.1f %%)%n",
          one.name(),
          labels.get(one.label()),
          labels.get(one.answerA()),
          100 * one.probabilityA(),
          b.spec().labels().get(one.answerB()),
          100 * one.probabilityB());
    }
    System.out.println("maps most alike:");
    for (MapPair pair : comparison.alike().stream().limit(SHOWN).toList()) {
      System.out.printf(
          Locale.ROOT,
          "  A %s %d, B %s %d: correlation %.3f%n",
          name(a, pair.layerA()),
          pair.channelA(),
          name(b, pair.layerB()),
          pair.channelB(),
          pair.correlation());
    }
  }

  private static void line(String letter, Model model, Evaluation evaluation) {
    System.out.printf(
        Locale.ROOT,
        "%s %s: %d of %d right (%.2f %%)%n",
        letter,
        model.file(),
        evaluation.correct(),
        evaluation.examples(),
        100 * evaluation.accuracy());
  }
}
