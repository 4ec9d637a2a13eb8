package io.github.convoscope.training;

import io.github.convoscope.data.Mnist;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.model.Model;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts a network's right answers to labelled digits: the handwriting model's, and MNIST's where
 * they were fetched.
 *
 * <pre>{@code
 * KnownDigits digits = KnownDigits.of(mnistFolder);
 * for (KnownDigits.Score score : digits.judge(model, Progress.NONE)) { … }
 * }</pre>
 *
 * <p>Immutable. Any thread.
 */
public final class KnownDigits {
  /** How many digits of each kind. */
  public static final int COUNT = 1000;

  static final long SEED = 77_003;
  private static final int BATCH = 25;

  private final List<ValidationSet> sets;

  /**
   * Right answers to one kind of digits.
   *
   * @param name where the digits are from
   * @param count how many there are
   * @param right how many answers are right
   */
  public record Score(String name, int count, int right) {
    /** The share of right answers, 0 to 1. */
    public double share() {
      return (double) right / count;
    }
  }

  private KnownDigits(List<ValidationSet> sets) {
    this.sets = sets;
  }

  /**
   * Makes and reads the digits; takes half a second.
   *
   * @param mnist the folder where MNIST's files may be; its test digits are taken, or those of its
   *     training digits that no training uses
   * @throws io.github.convoscope.message.Problem if the files there are damaged
   */
  public static KnownDigits of(Path mnist) {
    List<ValidationSet> sets = new ArrayList<>();
    sets.add(ValidationSet.handwriting(COUNT, SEED));
    if (Files.isDirectory(mnist)) {
      Mnist files = new Mnist(mnist);
      if (files.hasTest() || files.hasTrain()) {
        Mnist.Split split = files.hasTest() ? Mnist.Split.TEST : Mnist.Split.VALIDATION;
        sets.add(ValidationSet.of("MNIST", files.read(split)).first(COUNT));
      }
    }
    return new KnownDigits(List.copyOf(sets));
  }

  /**
   * Counts the right answers.
   *
   * @param model takes 28 × 28 ink; class n is the digit n
   * @return one score for each kind of digits
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public List<Score> judge(Model model, Progress progress) {
    List<Score> scores = new ArrayList<>();
    try (Engine engine = model.newEngine()) {
      for (ValidationSet set : sets) {
        scores.add(new Score(set.name(), set.count(), right(set, model, engine, progress)));
      }
    }
    return scores;
  }

  private static int right(ValidationSet set, Model model, Engine engine, Progress progress) {
    Activations values = new Activations(engine.spec(), BATCH);
    int size = engine.spec().input().shape().size();
    int classes = engine.spec().classes();
    float[] inputs = new float[BATCH * size];
    int right = 0;
    for (int from = 0; from < set.count(); from += BATCH) {
      progress.check();
      int some = Math.min(BATCH, set.count() - from);
      for (int i = 0; i < some; i++) {
        System.arraycopy(model.numbers(set.image(from + i)), 0, inputs, i * size, size);
      }
      engine.forward(inputs, values);
      for (int i = 0; i < some; i++) {
        float[] own = Arrays.copyOfRange(values.logits(), i * classes, (i + 1) * classes);
        right += Softmax.best(Softmax.of(own)) == set.labels()[from + i] ? 1 : 0;
      }
    }
    return right;
  }
}
