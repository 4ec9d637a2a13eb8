package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.engine.dl4j.NetworkTrainer;
import io.github.convoscope.engine.dl4j.TrainerState;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.ChangingNetwork;
import io.github.convoscope.model.Model;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Teaches a digits network one more class, from a few drawings of it: the output layer gets one
 * more unit, and gradient descent in DL4J goes on with variations of the drawings and three times
 * as many digits, so that less is forgotten.
 *
 * <pre>{@code
 * NewSign sign = new NewSign(model, "heart", drawings);
 * NewSign.Result result = sign.teach(false, Progress.NONE);
 * workspace.show(result.model());
 * }</pre>
 *
 * <p>Every fourth drawing is left out of training, and judged afterwards. One thread at a time. The
 * same network and drawings give the same result.
 */
public final class NewSign {
  /** The fewest drawings from which a sign is taught. */
  public static final int FEWEST = 8;

  /** Number of the digits by which forgetting is measured. */
  public static final int HELD_BACK = 1000;

  private static final int DIGITS = 10;
  private static final int LEFT_OUT = 4;
  private static final long HELD_BACK_SEED = 61_427;
  private static final int RANGE_INPUTS = 40;
  private static final int BATCH = 32;
  private static final int STEPS = 80;

  /** One of so many examples is the sign; all others are digits. */
  private static final int ONE_IN = 4;

  private static final double RATE_LAST = 0.02;
  private static final double RATE_ALL = 0.0005;

  /** The bias of the new unit before training, by which no digit is taken for the sign. */
  private static final float UNLIKELY = -2;

  private final Model model;
  private final String name;
  private final List<Drawing> taught = new ArrayList<>();
  private final List<Drawing> leftOut = new ArrayList<>();
  private final NetworkTrainer trainer;
  private final ChangingNetwork network;
  private final ValidationSet heldBack = ValidationSet.handwriting(HELD_BACK, HELD_BACK_SEED);
  private final float[] start;

  /**
   * What teaching did.
   *
   * @param model the network with one more class
   * @param leftOut drawings of the sign that training did not see
   * @param recognised how many of them are answered with the sign
   * @param rightBefore share of right answers to digits that are held back, before
   * @param rightAfter the same, after
   * @param taken how many of these digits are taken for the sign now
   */
  public record Result(
      Model model, int leftOut, int recognised, double rightBefore, double rightAfter, int taken) {}

  /**
   * Prepares the teaching of a sign.
   *
   * @param model a network of the ten digits, 28 × 28
   * @param name of the new class
   * @param drawings of the sign, at least {@link #FEWEST}
   * @throws io.github.convoscope.message.Problem a sentence, when its layers can't be trained here
   */
  public NewSign(Model model, String name, List<Drawing> drawings) {
    if (drawings.size() < FEWEST) {
      throw new IllegalArgumentException(drawings.size() + " drawings");
    }
    this.model = model;
    this.name = name;
    for (int i = 0; i < drawings.size(); i++) {
      (i % LEFT_OUT == LEFT_OUT - 1 ? leftOut : taught).add(drawings.get(i));
    }
    TeachableNetwork before = TeachableNetwork.of(model);
    start = extended(before.parameters(), inputs());
    trainer = before.trainer(DIGITS + 1);
    before.start(trainer, start, rendered(drawings.get(0)));
    network =
        new ChangingNetwork(
            model.spec().name(),
            trainer.plainConfiguration(),
            IntStream.range(0, RANGE_INPUTS).mapToObj(heldBack::image).toList(),
            labels());
  }

  private List<String> labels() {
    List<String> labels = new ArrayList<>(model.spec().labels());
    labels.add(name);
    return labels;
  }

  /**
   * The parameters with one more unit in the output layer, at the end, which weighs nothing.
   *
   * @param inputs how many values a unit of the output layer reads
   */
  private static float[] extended(float[] parameters, int inputs) {
    int biases = parameters.length - DIGITS;
    float[] extended = new float[parameters.length + inputs + 1];
    System.arraycopy(parameters, 0, extended, 0, biases);
    System.arraycopy(parameters, biases, extended, biases + inputs, DIGITS);
    extended[extended.length - 1] = UNLIKELY;
    return extended;
  }

  /** The network with one more class that was not taught yet: all other logits are as before. */
  Model untaught() {
    return network.at(start);
  }

  /**
   * Teaches the sign.
   *
   * @param all whether all layers learn, or the output layer alone
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public Result teach(boolean all, Progress progress) {
    float[] now = start.clone();
    trainer.restore(new TrainerState(now.clone(), new float[trainer.state().updater().length], 0));
    int frozen = all ? 0 : start.length - (DIGITS + 1) * (1 + inputs());
    SplittableRandom random = new SplittableRandom(1);
    DrawingAugmentation variation = new DrawingAugmentation(PenWidths.USUAL);
    HandwritingExamples others =
        new HandwritingExamples(
            Integer.MAX_VALUE, Flaws.NONE.digits(), AugmentationLimits.STRONG, PenWidths.USUAL);
    int size = heldBack.image(0).length;
    int signs = 0;
    int digits = 0;
    float[] image = new float[size];
    float[] target = new float[DIGITS + 1];
    for (int step = 0; step < STEPS; step++) {
      progress.check();
      progress.report(step / (double) STEPS, Message.of("training.new-sign"));
      float[] images = new float[BATCH * size];
      float[] targets = new float[BATCH * target.length];
      for (int i = 0; i < BATCH; i++) {
        if (i % ONE_IN == 0) {
          Arrays.fill(target, 0);
          target[DIGITS] = 1;
          Drawing drawing = taught.get(signs++ % taught.size());
          variation.vary(drawing, random, AugmentationLimits.STRONG, image);
        } else {
          others.make(digits++, random, image, target);
        }
        System.arraycopy(image, 0, images, i * size, size);
        System.arraycopy(target, 0, targets, i * target.length, target.length);
      }
      trainer.step(images, targets, rate(all, step));
      freeze(frozen);
    }
    return result(trainer.parameters(), all);
  }

  private int inputs() {
    return model.weights().of(model.spec().output().index()).kernel().length / DIGITS;
  }

  /** Falls to nothing, so that the last steps do not throw what was learnt about. */
  private static double rate(boolean all, int step) {
    double part = 0.5 * (1 + Math.cos(Math.PI * step / STEPS));
    return part * (all ? RATE_ALL : RATE_LAST);
  }

  /** Puts the first parameters back, as if they were no parameters at all. */
  private void freeze(int count) {
    if (count > 0) {
      TrainerState state = trainer.state();
      float[] parameters = state.parameters().clone();
      System.arraycopy(start, 0, parameters, 0, count);
      trainer.restore(new TrainerState(parameters, state.updater(), state.iteration()));
    }
  }

  private Result result(float[] now, boolean all) {
    float[] before = trainer.logits(start, heldBack.images());
    float[] after = trainer.logits(now, heldBack.images());
    int taken = 0;
    for (int i = 0; i < heldBack.count(); i++) {
      taken += heldBack.answer(after, i) == DIGITS ? 1 : 0;
    }
    int recognised = 0;
    for (Drawing drawing : leftOut) {
      float[] logits = trainer.logits(now, rendered(drawing));
      recognised += Softmax.best(Softmax.of(logits)) == DIGITS ? 1 : 0;
    }
    Model untold = network.at(now);
    Result result =
        new Result(
            untold,
            leftOut.size(),
            recognised,
            heldBack.accuracy(before),
            heldBack.accuracy(after),
            taken);
    String called = model.card().name() + " + " + name;
    return new Result(
        untold.withWeights(untold.weights(), called, facts(result, all)),
        result.leftOut(),
        recognised,
        result.rightBefore(),
        result.rightAfter(),
        taken);
  }

  private Map<String, Map<String, String>> facts(Result told, boolean all) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("network", model.file().isEmpty() ? model.spec().name() : model.file());
    facts.put("class", name);
    facts.put("drawings", String.valueOf(taught.size()));
    facts.put("layers", all ? "all" : "output");
    facts.put("drawings left out", String.valueOf(told.leftOut()));
    facts.put("right of these", String.valueOf(told.recognised()));
    facts.put("digits right before", String.valueOf(told.rightBefore()));
    facts.put("digits right after", String.valueOf(told.rightAfter()));
    facts.put("digits taken for it", String.valueOf(told.taken()));
    return Map.of("new sign", facts);
  }

  private static float[] rendered(Drawing drawing) {
    float[] image = new float[28 * 28];
    new DrawingAugmentation(PenWidths.USUAL).render(drawing, image);
    return image;
  }
}
