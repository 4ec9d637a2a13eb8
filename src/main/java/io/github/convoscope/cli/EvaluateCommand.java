package io.github.convoscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convoscope.data.AtomicFile;
import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.data.Mnist;
import io.github.convoscope.data.StrokesFile;
import io.github.convoscope.drawing.Placement;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Mistake;
import io.github.convoscope.evaluation.Verdict;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.training.TrainingData;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code evaluate}: counts how many labelled digits the network gets right. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Count right answers and verdicts on labelled digits, and measure calibration.")
final class EvaluateCommand implements Callable<Integer> {
  private static final int DIGITS = 10;

  /** A larger confusion matrix is not printed. */
  private static final int MOST_CLASSES = 100;

  @Mixin private ModelOption model;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Source source;

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

  /** The digits to evaluate on. */
  private static final class Source {
    @Option(
        names = "--mnist",
        paramLabel = "DIR",
        required = true,
        description = "The folder with MNIST's files.")
    private @Nullable Path mnist;

    @Option(
        names = "--strokes",
        paramLabel = "FILE",
        required = true,
        description = "Drawings in the strokes format.")
    private @Nullable Path strokes;

    /** Where the digits are. */
    Path file() {
      return Objects.requireNonNull(mnist == null ? strokes : mnist);
    }
  }

  @Override
  public Integer call() {
    if (mistakes != null) {
      AtomicFile.check(mistakes);
    }
    Model opened = model.open();
    Evaluation evaluation;
    try (Engine engine = opened.newEngine()) {
      Evaluator evaluator = new Evaluator(opened.judge(), opened.spec().classes());
      Activations activations = new Activations(opened.spec(), 1);
      InputEncoder inputs = opened.newEncoder();
      inputs.requirePicture(source.file());
      if (source.mnist != null) {
        mnist(source.mnist, inputs, engine, activations, evaluator);
      } else if (source.strokes != null) {
        strokes(source.strokes, inputs, engine, activations, evaluator);
      }
      evaluation = evaluator.result();
    }
    if (evaluation.examples() == 0) {
      throw Problem.input(Message.of("data.no-digits", source.file()));
    }
    if (mistakes != null) {
      AtomicFile.write(mistakes, JsonOutput.text(mistakes(evaluation)) + "\n");
    }
    if (json) {
      JsonOutput.print(node(evaluation, opened.judge().givesVerdicts()));
    } else {
      print(evaluation, opened.judge().givesVerdicts());
    }
    return 0;
  }

  private void mnist(
      Path folder,
      InputEncoder inputs,
      Engine engine,
      Activations activations,
      Evaluator evaluator) {
    Mnist mnist = new Mnist(folder);
    Mnist.Split part = mnist.hasTest() ? Mnist.Split.TEST : Mnist.Split.VALIDATION;
    if (split != null) {
      part = split;
    }
    if (engine.spec().classes() < DIGITS) {
      throw Problem.input(Message.of("cli.too-few-classes", engine.spec().classes()));
    }
    DigitImages digits = mnist.read(part);
    for (int i = 0; i < digits.count(); i++) {
      float[] input = inputs.encode(digits.picture(i), !raw).tensor();
      engine.forward(input, activations);
      evaluator.add(digits.label(i), input, activations.logits());
    }
  }

  private void strokes(
      Path file, InputEncoder inputs, Engine engine, Activations activations, Evaluator evaluator) {
    int classes = engine.spec().classes();
    for (LabelledDrawing drawing : StrokesFile.readAll(file)) {
      Integer label = drawing.label();
      if (label == null || label < 0 || label >= classes) {
        throw Problem.input(Message.of("cli.no-label", file));
      }
      if (split == null || isIn(drawing, file)) {
        float[] input = inputs.encode(placement.apply(drawing.drawing()), !raw).tensor();
        engine.forward(input, activations);
        evaluator.add(label, input, activations.logits());
      }
    }
  }

  private boolean isIn(LabelledDrawing drawing, Path file) {
    if (split == Mnist.Split.TEST) {
      throw Problem.input(Message.of("cli.no-test-drawings", file));
    }
    return TrainingData.isValidation(drawing) == (split == Mnist.Split.VALIDATION);
  }

  private static ObjectNode node(Evaluation evaluation, boolean verdictsGiven) {
    ObjectNode node = JsonOutput.MAPPER.createObjectNode();
    node.put("examples", evaluation.examples());
    node.put("correct", evaluation.correct());
    node.put("accuracy", evaluation.accuracy());
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

  private static ArrayNode mistakes(Evaluation evaluation) {
    ArrayNode array = JsonOutput.MAPPER.createArrayNode();
    for (Mistake mistake : evaluation.mistakes()) {
      ObjectNode node = array.addObject();
      node.put("index", mistake.index());
      node.put("label", mistake.label());
      node.put("answer", mistake.answer());
      node.set("probabilities", JsonOutput.array(mistake.probabilities()));
    }
    return array;
  }

  private static void print(Evaluation evaluation, boolean verdictsGiven) {
    System.out.printf(
        Locale.ROOT,
        "%d of %d right: %.2f %%; calibration error %.2f %%%n",
        evaluation.correct(),
        evaluation.examples(),
        100 * evaluation.accuracy(),
        100 * evaluation.calibrationError());
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
