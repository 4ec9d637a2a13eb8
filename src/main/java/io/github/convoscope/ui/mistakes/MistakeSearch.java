package io.github.convoscope.ui.mistakes;

import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Mistake;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/** Searches labelled digits for wrong answers. Runs on a worker. */
final class MistakeSearch {
  /** The largest number of mistakes that are listed. */
  private static final int MOST = 100;

  private static final int CHECK_EVERY = 200;

  private MistakeSearch() {}

  /**
   * A wrong answer with what is needed to show it.
   *
   * @param example the digit
   * @param mistake the answer
   * @param seen the network's input as an image
   */
  record Found(LabelledDigit example, Mistake mistake, GreyImage seen) {}

  /**
   * The result of a search.
   *
   * @param evaluation of all examples
   * @param worst the mistakes, most confident first, at most a hundred
   */
  record Result(Evaluation evaluation, List<Found> worst) {}

  /** Classifies every example whose label is one of the network's classes. */
  static Result run(ExampleData data, Model model, Engine engine, Progress progress) {
    NetworkSpec spec = engine.spec();
    InputEncoder encoder = model.newEncoder();
    Evaluator evaluator = new Evaluator(model.judge(), spec.classes());
    Activations activations = new Activations(spec, 1);
    List<LabelledDigit> classified = new ArrayList<>();
    for (LabelledDigit example : data.examples()) {
      if (classified.size() % CHECK_EVERY == 0) {
        progress.check();
        progress.report(
            (double) classified.size() / data.examples().size(), Message.of("mistakes.searching"));
      }
      if (example.label() >= 0 && example.label() < spec.classes()) {
        float[] input = example.encoded(encoder).tensor();
        engine.forward(input, activations);
        evaluator.add(example.label(), input, activations.logits());
        classified.add(example);
      }
    }
    Evaluation evaluation = evaluator.result();
    List<Found> worst =
        evaluation.mistakes().stream()
            .limit(MOST)
            .map(mistake -> found(classified.get(mistake.index()), mistake, encoder))
            .toList();
    return new Result(evaluation, worst);
  }

  private static Found found(LabelledDigit example, Mistake mistake, InputEncoder encoder) {
    return new Found(example, mistake, example.encoded(encoder).picture().image());
  }
}
