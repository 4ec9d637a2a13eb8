package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Teaches a digits network the right answer to one drawing by a few steps of gradient descent in
 * DL4J, and tells what that did to its other answers.
 *
 * <pre>{@code
 * Correction correction = Correction.of(model);
 * Correction.Result result = correction.teach(drawing, 7, true, Progress.NONE);
 * workspace.showWeights(result.model());
 * }</pre>
 *
 * <p>One thread at a time. The same network and drawing give the same result.
 */
public final class Correction {
  /**
   * Number of the digits by which forgetting is measured: the same that {@link KnownDigits} has.
   */
  public static final int HELD_BACK = KnownDigits.COUNT;

  private static final int MOST_STEPS = 40;
  private static final int BATCH = 32;
  private static final double RATE = 0.001;
  private static final double ENOUGH = 0.9;
  private static final int CLASSES = 10;

  private final TeachableNetwork network;
  private final Model model;
  private final float[] parameters;
  private final NetworkTrainer trainer;
  private final ValidationSet heldBack;

  /**
   * What a correction did.
   *
   * @param model the taught network, of the same spec
   * @param steps of gradient descent
   * @param before the probabilities of the classes for the drawing, before
   * @param after the same, after
   * @param rightBefore share of right answers to the digits that are held back, before
   * @param rightAfter the same, after
   * @param lost digits that were right and are wrong now
   * @param gained digits that were wrong and are right now
   */
  public record Result(
      Model model,
      int steps,
      double[] before,
      double[] after,
      double rightBefore,
      double rightAfter,
      List<Changed> lost,
      List<Changed> gained) {}

  /**
   * A digit with another answer than before.
   *
   * @param image [28 × 28] of ink
   * @param label what it is
   * @param before the answer before
   * @param after the answer after
   */
  public record Changed(float[] image, int label, int before, int after) {}

  private Correction(TeachableNetwork network) {
    this.network = network;
    model = network.model();
    parameters = network.parameters();
    trainer = network.trainer(CLASSES);
    heldBack = ValidationSet.handwriting(HELD_BACK, KnownDigits.SEED);
  }

  /**
   * Prepares the correction of a network.
   *
   * @throws io.github.convoscope.message.Problem a sentence, when its layers can't be trained here
   */
  public static Correction of(Model model) {
    return new Correction(TeachableNetwork.of(model));
  }

  /**
   * Teaches the answer to a drawing until it has a probability of 90 %, in at most 40 steps.
   *
   * @param label the right answer, 0 to 9
   * @param rehearse whether half of each step's examples are other digits, so that less is
   *     forgotten
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public Result teach(Drawing drawing, int label, boolean rehearse, Progress progress) {
    float[] seen = new float[28 * 28];
    DrawingAugmentation variation = new DrawingAugmentation(PenWidths.USUAL);
    variation.render(drawing, seen);
    network.start(trainer, parameters, seen);
    double[] before = probabilities(seen);
    float[] judged = trainer.logits(parameters, heldBack.images());
    SplittableRandom random = new SplittableRandom(1);
    int steps = 0;
    while (steps < MOST_STEPS && probabilities(seen)[label] < ENOUGH) {
      progress.check();
      progress.report(steps / (double) MOST_STEPS, Message.of("training.teaching"));
      float[] images = new float[BATCH * seen.length];
      float[] targets = new float[BATCH * 10];
      HandwritingExamples others =
          new HandwritingExamples(
              BATCH, Flaws.NONE.digits(), AugmentationLimits.STRONG, PenWidths.USUAL);
      for (int i = 0; i < BATCH; i++) {
        float[] image = seen.clone();
        float[] target = new float[10];
        target[label] = 1;
        if (rehearse && i % 2 == 1) {
          others.make(i / 2 + steps, random, image, target);
        } else if (i > 0) {
          variation.vary(drawing, random, AugmentationLimits.MILD, image);
        }
        System.arraycopy(image, 0, images, i * seen.length, seen.length);
        System.arraycopy(target, 0, targets, i * 10, 10);
      }
      trainer.step(images, targets, RATE);
      steps++;
    }
    return result(steps, before, probabilities(seen), judged);
  }

  private double[] probabilities(float[] image) {
    return Softmax.of(trainer.logits(trainer.parameters(), image));
  }

  private Result result(int steps, double[] before, double[] after, float[] judged) {
    float[] now = trainer.parameters();
    float[] judgedNow = trainer.logits(now, heldBack.images());
    List<Changed> lost = new ArrayList<>();
    List<Changed> gained = new ArrayList<>();
    for (int i = 0; i < heldBack.count(); i++) {
      int label = heldBack.labels()[i];
      int old = heldBack.answer(judged, i);
      int fresh = heldBack.answer(judgedNow, i);
      if ((old == label) != (fresh == label)) {
        (old == label ? lost : gained).add(new Changed(heldBack.image(i), label, old, fresh));
      }
    }
    Model read =
        new ChangingNetwork(model.spec().name(), trainer.plainConfiguration(), List.of()).at(now);
    Model taught = model.withWeights(read.weights());
    return new Result(
        taught,
        steps,
        before,
        after,
        heldBack.accuracy(judged),
        heldBack.accuracy(judgedNow),
        lost,
        gained);
  }
}
