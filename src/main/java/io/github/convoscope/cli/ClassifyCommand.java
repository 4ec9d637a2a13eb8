package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.engine.EngineKind;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Messages;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code classify INPUT...}: prints probabilities and verdict of each input. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = "Print which digit each input shows, how probable it is, and whether it is sure.")
final class ClassifyCommand implements Callable<Integer> {
  @Mixin private ModelOption model;

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Drawings, pictures or arrays.")
  private List<Path> files = List.of();

  @Option(
      names = "--raw",
      description = "Only reduce drawings and pictures to the input's size, don't normalise them.")
  private boolean raw;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  private record Answer(Path file, float[] logits, double[] probabilities, Verdict verdict) {}

  @Override
  public Integer call() {
    Model opened = model.open();
    List<Answer> answers = new ArrayList<>();
    try (Engine engine = opened.newEngine()) {
      InputFiles inputs = new InputFiles(opened.newEncoder(), !raw);
      Activations activations = new Activations(engine.spec(), 1);
      for (Path file : files) {
        float[] input = inputs.read(file);
        engine.forward(input, activations);
        float[] logits = activations.logits().clone();
        Verdict verdict = opened.judge().verdict(input, logits);
        answers.add(new Answer(file, logits, doubles(activations.output()), verdict));
      }
    }
    if (json) {
      ArrayNode document = JsonOutput.MAPPER.createArrayNode();
      answers.forEach(answer -> document.add(node(answer, opened.engineKind())));
      JsonOutput.print(document);
    } else {
      answers.forEach(answer -> System.out.println(line(answer, opened.spec().labels())));
    }
    return 0;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private static ObjectNode node(Answer answer, EngineKind engine) {
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    int best = Softmax.best(answer.probabilities());
    node.put("input", answer.file().toString());
    node.put("engine", engine.id());
    node.put("digit", best);
    node.put("probability", answer.probabilities()[best]);
    node.put("second", Softmax.second(answer.probabilities()));
    node.put("verdict", answer.verdict().kind().id());
    node.put("reason", Messages.text(answer.verdict().reason()));
    node.set("probabilities", JsonOutput.array(answer.probabilities()));
    node.set("logits", JsonOutput.array(answer.logits()));
    return node;
  }

  private static String line(Answer answer, List<String> labels) {
    int best = Softmax.best(answer.probabilities());
    int second = Softmax.second(answer.probabilities());
    return String.format(
        Locale.ROOT,
        "%s: %s %.1f %%, %s %.1f %% (%s: %s)",
        answer.file(),
        labels.get(best),
        100 * answer.probabilities()[best],
        labels.get(second),
        100 * answer.probabilities()[second],
        answer.verdict().kind().id(),
        Messages.text(answer.verdict().reason()));
  }
}
