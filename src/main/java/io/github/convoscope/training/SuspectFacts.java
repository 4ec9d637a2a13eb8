package io.github.convoscope.training;

import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.engine.Engine;
import io.github.convoscope.explain.attribution.GradientTimesInput;
import io.github.convoscope.explain.attribution.MarkFinding;
import io.github.convoscope.message.Message;
import io.github.convoscope.model.CornerMark;
import io.github.convoscope.network.Activations;
import io.github.convoscope.task.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what shows whether a digits network learnt something wrong, measured on digits of the
 * handwriting model.
 *
 * <pre>{@code
 * SuspectFacts facts = SuspectFacts.measure(engine, 500, 7, Progress.NONE);
 * }</pre>
 *
 * @param usual share of right answers on digits as they are, 0 to 1
 * @param thick the same, drawn with pens of at least {@value #THICK} pixels
 * @param marked the same on digits with the {@link CornerMark}
 * @param answer the class that is answered most often to marked digits
 * @param turned how often it is
 * @param onMark share of the maps of gradient × input that lies on the mark of marked digits
 */
public record SuspectFacts(
    double usual, double thick, double marked, int answer, double turned, double onMark) {
  private static final double THICK = 5;
  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final int EXPLAINED = 100;

  /**
   * Measures a network.
   *
   * @param engine of a network of 28 × 28 pixels of ink and ten digits
   * @param digits how many
   * @param seed of the digits
   * @throws io.github.convoscope.task.CancelledException if {@code progress} is cancelled
   */
  public static SuspectFacts measure(Engine engine, int digits, long seed, Progress progress) {
    List<LabelledDrawing> drawings = HandwrittenDigits.of(digits, seed);
    ValidationSet usual = ValidationSet.of(ValidationSet.HANDWRITING, drawings, PenWidths.USUAL);
    ValidationSet thick =
        ValidationSet.of(ValidationSet.HANDWRITING, drawings, PenWidths.from(THICK));
    List<float[]> marked = new ArrayList<>();
    Activations activations = new Activations(engine.spec(), 1);
    int rightUsual = 0;
    int rightThick = 0;
    int rightMarked = 0;
    int[] answers = new int[CLASSES];
    for (int i = 0; i < digits; i++) {
      progress.check();
      progress.report(i / (double) digits, Message.of("training.measuring"));
      int label = usual.labels()[i];
      rightUsual += answer(engine, usual.image(i), activations) == label ? 1 : 0;
      rightThick += answer(engine, thick.image(i), activations) == label ? 1 : 0;
      float[] stamped = usual.image(i);
      CornerMark.draw(stamped, SIDE, 0);
      marked.add(stamped);
      int toMarked = answer(engine, stamped, activations);
      answers[toMarked]++;
      rightMarked += toMarked == label ? 1 : 0;
    }
    int most = 0;
    for (int label = 1; label < CLASSES; label++) {
      most = answers[label] > answers[most] ? label : most;
    }
    MarkFinding finding =
        MarkFinding.measure(
            engine,
            new GradientTimesInput(),
            marked.subList(0, Math.min(EXPLAINED, digits)),
            progress.quiet());
    return new SuspectFacts(
        rightUsual / (double) digits,
        rightThick / (double) digits,
        rightMarked / (double) digits,
        most,
        answers[most] / (double) digits,
        finding.share());
  }

  private static int answer(Engine engine, float[] image, Activations activations) {
    engine.forward(image, activations);
    return activations.answer(0);
  }
}
