package io.github.convoscope.explain.versus;

import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Evaluation;
import io.github.convoscope.evaluation.Evaluator;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.message.Message;
import io.github.convoscope.message.Problem;
import io.github.convoscope.model.InputEncoder;
import io.github.convoscope.model.LabelledExample;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Two networks with the same number of classes, compared on the same examples.
 *
 * <pre>{@code
 * NetworkComparison comparison = NetworkComparison.of(a, b, examples, Progress.NONE);
 * comparison.a().accuracy();
 * comparison.alike().get(0).correlation();
 * }</pre>
 *
 * @param a what the first network answers
 * @param b what the second network answers
 * @param agree number of examples to which both give the same answer
 * @param disagreements the others, those first on which the less certain network is most certain
 * @param alike for maps of the first network the most similar one of the second, the most similar
 *     pairs first
 */
public record NetworkComparison(
    Evaluation a, Evaluation b, int agree, List<Disagreement> disagreements, List<MapPair> alike) {
  /** Copies the lists. */
  public NetworkComparison {
    disagreements = List.copyOf(disagreements);
    alike = List.copyOf(alike);
  }

  /**
   * An example to which two networks give different answers.
   *
   * @param example number of the example, from 0
   * @param name of the example
   * @param label the right answer
   * @param answerA the first network's
   * @param probabilityA of that answer
   * @param answerB the second network's
   * @param probabilityB of that answer
   */
  public record Disagreement(
      int example,
      String name,
      int label,
      int answerA,
      double probabilityA,
      int answerB,
      double probabilityB) {
    /** How certain the less certain network is. */
    public double certainty() {
      return Math.min(probabilityA, probabilityB);
    }
  }

  /**
   * Compares two networks. Any thread but JavaFX's.
   *
   * @param examples whose labels are classes of both
   * @throws Problem if the numbers of classes differ, or an example can't be read
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  public static NetworkComparison of(
      Model a, Model b, List<LabelledExample> examples, Progress progress) {
    requireComparable(a, b);
    Evaluator first = new Evaluator(a.judge(), a.spec().classes());
    Evaluator second = new Evaluator(b.judge(), b.spec().classes());
    MapSimilarity maps = new MapSimilarity(a.spec(), b.spec(), examples.size());
    List<Disagreement> disagreements = new ArrayList<>();
    try (Engine one = a.newEngine();
        Engine other = b.newEngine()) {
      Answerer answersA = new Answerer(a.newEncoder(), one);
      Answerer answersB = new Answerer(b.newEncoder(), other);
      for (int i = 0; i < examples.size(); i++) {
        progress.check();
        progress.report(0.9 * i / examples.size(), Message.of("versus.comparing"));
        LabelledExample example = examples.get(i);
        double[] answerA = answersA.answer(example, first);
        double[] answerB = answersB.answer(example, second);
        maps.add(i, answersA.activations, answersB.activations);
        int bestA = Softmax.best(answerA);
        int bestB = Softmax.best(answerB);
        if (bestA != bestB) {
          disagreements.add(
              new Disagreement(
                  i,
                  example.name(),
                  example.label(),
                  bestA,
                  answerA[bestA],
                  bestB,
                  answerB[bestB]));
        }
      }
    }
    disagreements.sort((x, y) -> Double.compare(y.certainty(), x.certainty()));
    return new NetworkComparison(
        first.result(),
        second.result(),
        examples.size() - disagreements.size(),
        disagreements,
        maps.mostAlike(progress));
  }

  /**
   * For maps of one network the most similar ones of another, which may have other classes. Any
   * thread but JavaFX's.
   *
   * @param examples inputs that both take; their labels don't matter
   * @return the most similar pairs first
   * @throws Problem if an example can't be read
   * @throws io.github.convoscope.task.CancelledException if it is no longer wanted
   */
  public static List<MapPair> mapsAlike(
      Model a, Model b, List<LabelledExample> examples, Progress progress) {
    MapSimilarity maps = new MapSimilarity(a.spec(), b.spec(), examples.size());
    try (Engine one = a.newEngine();
        Engine other = b.newEngine()) {
      Answerer answersA = new Answerer(a.newEncoder(), one);
      Answerer answersB = new Answerer(b.newEncoder(), other);
      for (int i = 0; i < examples.size(); i++) {
        progress.check();
        progress.report(0.9 * i / examples.size(), Message.of("versus.comparing"));
        if (maps.wants(i)) {
          answersA.compute(examples.get(i));
          answersB.compute(examples.get(i));
          maps.add(i, answersA.activations, answersB.activations);
        }
      }
    }
    return maps.mostAlike(progress);
  }

  /**
   * Checks that two networks can be compared.
   *
   * @throws Problem if they have different numbers of classes
   */
  public static void requireComparable(Model a, Model b) {
    if (a.spec().classes() != b.spec().classes()) {
      throw Problem.input(
          Message.of(
              "versus.other-classes", a.file(), a.spec().classes(), b.file(), b.spec().classes()));
    }
  }

  /** Lets one network answer. */
  private static final class Answerer {
    private final InputEncoder encoder;
    private final Engine engine;
    private final Activations activations;

    Answerer(InputEncoder encoder, Engine engine) {
      this.encoder = encoder;
      this.engine = engine;
      activations = new Activations(engine.spec(), 1);
    }

    float[] compute(LabelledExample example) {
      float[] input = example.encode(encoder).tensor();
      engine.forward(input, activations);
      return input;
    }

    double[] answer(LabelledExample example, Evaluator evaluator) {
      float[] input = compute(example);
      evaluator.add(example.label(), input, activations.logits());
      return Softmax.of(activations.logits());
    }
  }
}
