package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.EncodedInput;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code classify INPUT...}: prints probabilities and verdict of each input. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    description = "Print which digit each input shows, how probable it is, and whether it is sure.")
final class ClassifyCommand implements Callable<Integer> {
  @ParentCommand private Convoscope convoscope;

  @Mixin private ModelOption model;

  @Parameters(arity = "1..*", paramLabel = "INPUT", description = "Drawings, pictures or arrays.")
  private List<Path> files = List.of();

  @Option(
      names = "--raw",
      description = "Only reduce drawings and pictures to the input's size, don't normalise them.")
  private boolean raw;

  @Option(
      names = "--mark",
      description = "Set the mark in the corner of the input that train --mark teaches.")
  private boolean mark;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Option(
      names = "--top",
      paramLabel = "K",
      description = "Print the K most probable classes of each input.")
  private int top;

  @Option(
      names = "--several",
      description = "Find all digits of each picture or drawing, and print them in reading order.")
  private boolean several;

  private record Answer(Path file, float[] logits, double[] probabilities, Verdict verdict) {
    /** The classes, the most probable one first. */
    List<Integer> ranking(int most) {
      return IntStream.range(0, probabilities.length)
          .boxed()
          .sorted(Comparator.comparingDouble((Integer index) -> -probabilities[index]))
          .limit(most)
          .toList();
    }
  }

  @Override
  public Integer call() {
    if (top < 0) {
      throw Problem.input(Message.of("cli.top", top));
    }
    Model opened = model.open();
    if (several) {
      return several(opened);
    }
    List<Answer> answers =
        each(
            opened,
            engine -> {
              InputFiles inputs = new InputFiles(opened.newEncoder(), !raw, mark);
              Activations activations = new Activations(engine.spec(), 1);
              return file -> answer(file, inputs.encoded(file), engine, activations, opened);
            });
    if (json) {
      ArrayNode document = JsonOutput.MAPPER.createArrayNode();
      answers.forEach(answer -> document.add(node(answer, opened)));
      JsonOutput.print(document);
    } else {
      answers.forEach(answer -> System.out.println(line(answer, opened)));
    }
    return answers.size() < files.size() ? Convoscope.WRONG_INPUT : 0;
  }

  private int several(Model opened) {
    List<SeveralDigits> answers =
        each(opened, engine -> file -> SeveralDigits.read(file, opened, engine));
    if (json) {
      ArrayNode document = JsonOutput.MAPPER.createArrayNode();
      answers.forEach(answer -> document.add(answer.node(opened)));
      JsonOutput.print(document);
    } else {
      answers.forEach(answer -> System.out.println(answer.line(opened)));
    }
    return answers.size() < files.size() ? Convoscope.WRONG_INPUT : 0;
  }

  /**
   * The answers for the inputs that can be read; what is wrong with the others is printed.
   *
   * @throws Problem what is wrong with the only input
   */
  private <T> List<T> each(Model opened, Function<Engine, Function<Path, T>> reading) {
    List<T> answers = new ArrayList<>();
    try (Engine engine = opened.newEngine()) {
      Function<Path, T> read = reading.apply(engine);
      for (Path file : files) {
        try {
          answers.add(read.apply(file));
        } catch (Problem problem) {
          if (files.size() == 1 || problem.kind() != Problem.Kind.INPUT) {
            throw problem;
          }
          convoscope.print(Messages.text(problem.what()), problem);
        }
      }
    }
    return answers;
  }

  private static Answer answer(
      Path file, EncodedInput input, Engine engine, Activations activations, Model opened) {
    engine.forward(input.tensor(), activations);
    float[] logits = activations.logits().clone();
    Verdict verdict = opened.judge().verdict(input.tensor(), logits, input.doubt());
    return new Answer(file, logits, doubles(activations.probabilities()), verdict);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  private ObjectNode node(Answer answer, Model opened) {
    List<String> labels = opened.spec().labels();
    List<Integer> ranking = answer.ranking(Math.max(2, top));
    int best = ranking.get(0);
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("input", answer.file().toString());
    node.put("engine", opened.engineKind().id());
    node.put("digit", best);
    if (!opened.input().digits()) {
      node.put("label", labels.get(best));
    }
    node.put("probability", answer.probabilities()[best]);
    if (ranking.size() > 1) {
      node.put("second", ranking.get(1));
      if (!opened.input().digits()) {
        node.put("second_label", labels.get(ranking.get(1)));
      }
    }
    if (opened.judge().givesVerdicts()) {
      node.put("verdict", answer.verdict().kind().id());
      node.put("reason", Messages.text(answer.verdict().reason(), Locale.ENGLISH));
    }
    if (top > 0) {
      ArrayNode list = node.putArray("top");
      for (int index : answer.ranking(top)) {
        ObjectNode entry = list.addObject();
        entry.put("label", labels.get(index));
        entry.put("index", index);
        entry.put("probability", answer.probabilities()[index]);
      }
    }
    node.set("probabilities", JsonOutput.array(answer.probabilities()));
    node.set("logits", JsonOutput.array(answer.logits()));
    return node;
  }

  private String line(Answer answer, Model opened) {
    List<String> labels = opened.spec().labels();
    String classes =
        answer.ranking(top > 0 ? top : 2).stream()
            .map(
                index ->
                    String.format(
                        Locale.ROOT,
                        "%s %.1f %%",
                        labels.get(index),
                        100 * answer.probabilities()[index]))
            .collect(Collectors.joining(", "));
    if (!opened.judge().givesVerdicts()) {
      return answer.file() + ": " + classes;
    }
    return String.format(
        Locale.ROOT,
        "%s: %s (%s: %s)",
        answer.file(),
        classes,
        answer.verdict().kind().id(),
        Messages.text(answer.verdict().reason(), Locale.ENGLISH));
  }
}
