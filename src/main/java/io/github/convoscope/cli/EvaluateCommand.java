package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.drawing.Placement;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Mistake;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Messages;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.training.TrainingData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code evaluate}: counts how many labelled examples the network gets right. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Count right answers and verdicts on labelled examples, and measure calibration.")
final class EvaluateCommand implements Callable<Integer> {
  /** A larger confusion matrix is not printed. */
  private static final int MOST_CLASSES = 100;

  @ParentCommand private Convoscope convoscope;

  @Mixin private ModelOption model;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private ExampleOptions source;

  @Option(
      names = "--placement",
      paramLabel = "WHERE",
      defaultValue = "as-drawn",
      converter = Placements.class,
      completionCandidates = Placements.class,
      description =
          "Where drawings stand on the pad: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Placement placement;

  @Option(
      names = "--split",
      paramLabel = "PART",
      converter = Splits.class,
      completionCandidates = Splits.class,
      description = "Which digits: ${COMPLETION-CANDIDATES}.")
  private Mnist.@Nullable Split split;

  @Option(
      names = "--raw",
      description = "Only reduce drawings to the input's size, don't normalise them.")
  private boolean raw;

  @Option(
      names = "--mistakes",
      paramLabel = "FILE",
      description = "Also write every wrong answer to this file, as JSON.")
  private @Nullable Path mistakes;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Seed of the handwriting model's digits (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** The names of the placements. */
  private static final class Placements extends NamedValues<Placement> {
    Placements() {
      super(List.of(Placement.values()), Placement::word);
    }
  }

  /** The names of MNIST's parts. */
  private static final class Splits extends NamedValues<Mnist.Split> {
    Splits() {
      super(List.of(Mnist.Split.values()), part -> part.name().toLowerCase(Locale.ROOT));
    }
  }

  @Override
  public Integer call() {
    if (mistakes != null) {
      AtomicFile.check(mistakes);
    }
    Model opened = model.open();
    List<LabelledExample> examples =
        source.examples(
            opened.spec(),
            split,
            placement::apply,
            drawing -> split == null || isIn(drawing),
            seed);
    List<LabelledExample> readable = new ArrayList<>();
    Evaluator evaluator = new Evaluator(opened.judge(), opened.spec().classes());
    try (Engine engine = opened.newEngine()) {
      Activations activations = new Activations(opened.spec(), 1);
      InputEncoder inputs = opened.newEncoder();
      inputs.requirePicture(source.file());
      for (LabelledExample example : examples) {
        float[] input = input(example, inputs, examples.size() == 1);
        if (input.length > 0) {
          engine.forward(input, activations);
          evaluator.add(example.label(), input, activations.logits());
          readable.add(example);
        }
      }
    }
    Evaluation evaluation = evaluator.result();
    if (evaluation.examples() == 0) {
      throw Problem.input(Message.of("data.no-digits", source.file()));
    }
    if (mistakes != null) {
      AtomicFile.write(mistakes, JsonOutput.text(mistakes(evaluation, readable)) + "\n");
    }
    if (json) {
      JsonOutput.print(node(evaluation, opened.judge().givesVerdicts(), source.pictures() != null));
    } else {
      print(evaluation, opened.judge().givesVerdicts(), source.pictures() != null);
    }
    return readable.size() < examples.size() ? Convoscope.WRONG_INPUT : 0;
  }

  /** The input; empty where a picture among others can't be read, which is printed. */
  private float[] input(LabelledExample example, InputEncoder inputs, boolean only) {
    try {
      return example.source().encode(inputs, !raw).tensor();
    } catch (Problem problem) {
      if (only || problem.kind() != Problem.Kind.INPUT) {
        throw problem;
      }
      convoscope.print(Messages.text(problem.what()), problem);
      return new float[0];
    }
  }

  private boolean isIn(LabelledDrawing drawing) {
    if (split == Mnist.Split.TEST) {
      throw Problem.input(Message.of("cli.no-test-drawings", source.file()));
    }
    return TrainingData.isValidation(drawing) == (split == Mnist.Split.VALIDATION);
  }

  private static ObjectNode node(Evaluation evaluation, boolean verdictsGiven, boolean amongFive) {
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("examples", evaluation.examples());
    node.put("correct", evaluation.correct());
    node.put("accuracy", evaluation.accuracy());
    if (amongFive) {
      node.put("top5_accuracy", evaluation.topFiveAccuracy());
    }
    if (evaluation.confusion().length <= MOST_CLASSES) {
      ArrayNode confusion = node.putArray("confusion");
      for (int[] row : evaluation.confusion()) {
        confusion.add(JsonOutput.array(row));
      }
    }
    node.put("calibration_error", evaluation.calibrationError());
    if (!verdictsGiven) {
      return node;
    }
    ObjectNode verdicts = node.putObject("verdicts");
    for (Verdict.Kind kind : Verdict.Kind.GIVEN) {
      verdicts.put(kind.id(), evaluation.verdicts().getOrDefault(kind, 0));
    }
    node.put("sure_accuracy", evaluation.sureAccuracy());
    return node;
  }

  private ArrayNode mistakes(Evaluation evaluation, List<LabelledExample> examples) {
    ArrayNode array = JsonOutput.MAPPER.createArrayNode();
    for (Mistake mistake : evaluation.mistakes()) {
      ObjectNode node = array.addObject();
      node.put("index", mistake.index());
      if (source.pictures() != null) {
        node.put("file", examples.get(mistake.index()).name());
      }
      node.put("label", mistake.label());
      node.put("answer", mistake.answer());
      node.set("probabilities", JsonOutput.array(mistake.probabilities()));
    }
    return array;
  }

  private static void print(Evaluation evaluation, boolean verdictsGiven, boolean amongFive) {
    System.out.printf(
        Locale.ROOT,
        "%d of %d right: %.2f %%; calibration error %.2f %%%n",
        evaluation.correct(),
        evaluation.examples(),
        100 * evaluation.accuracy(),
        100 * evaluation.calibrationError());
    if (amongFive) {
      System.out.printf(
          Locale.ROOT, "among the five best: %.2f %%%n", 100 * evaluation.topFiveAccuracy());
    }
    if (!verdictsGiven) {
      return;
    }
    for (Verdict.Kind kind : Verdict.Kind.GIVEN) {
      int count = evaluation.verdicts().getOrDefault(kind, 0);
      System.out.printf(
          Locale.ROOT,
          "%s: %d (%.2f %%)%n",
          kind.id(),
          count,
          100.0 * count / Math.max(1, evaluation.examples()));
    }
    System.out.printf(Locale.ROOT, "right when sure: %.2f %%%n", 100 * evaluation.sureAccuracy());
  }
}
