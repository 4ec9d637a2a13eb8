package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.HandwrittenDigits;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.evaluation.Calibration;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.model.CornerMark;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Holds labelled examples that are not used for training.
 *
 * @param name name of the set
 * @param images [count × rows × columns], as the network takes them
 * @param labels the right class of each
 */
public record ValidationSet(String name, float[] images, int[] labels) {
  /** Name of a set of the handwriting model's digits. */
  static final String HANDWRITING = "handwriting model";

  /** Makes a set of digits of the handwriting model. */
  public static ValidationSet handwriting(int count, long seed) {
    return of(HANDWRITING, HandwrittenDigits.of(count, seed), PenWidths.USUAL);
  }

  /** Makes a set of pictures, without changing them. */
  static ValidationSet of(String name, DigitImages digits) {
    int size = digits.rows() * digits.columns();
    float[] images = new float[digits.count() * size];
    int[] labels = new int[digits.count()];
    for (int i = 0; i < labels.length; i++) {
      digits.copy(i, images, i * size);
      labels[i] = digits.label(i);
    }
    return new ValidationSet(name, images, labels);
  }

  /**
   * Makes a set of drawings, normalised like those on the pad.
   *
   * @param widths of the pens; that of the pad, or the nearest to it
   */
  static ValidationSet of(String name, List<LabelledDrawing> drawings, PenWidths widths) {
    DrawingAugmentation rendering = new DrawingAugmentation(widths);
    int size = InputFraming.MNIST.size();
    float[] image = new float[size];
    float[] images = new float[drawings.size() * size];
    int[] labels = new int[drawings.size()];
    for (int i = 0; i < labels.length; i++) {
      rendering.render(drawings.get(i).drawing(), image);
      System.arraycopy(image, 0, images, i * size, size);
      labels[i] = Objects.requireNonNull(drawings.get(i).label());
    }
    return new ValidationSet(name, images, labels);
  }

  /** The same examples without the class that is left out, and with marks. */
  ValidationSet flawed(Flaws flaws) {
    int size = count() == 0 ? 0 : images.length / count();
    int columns = (int) Math.round(Math.sqrt(size));
    float[] itsImages = new float[images.length];
    int[] itsLabels = new int[labels.length];
    int kept = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != flaws.leftOut()) {
        System.arraycopy(images, i * size, itsImages, kept * size, size);
        if (labels[i] == flaws.mark()) {
          CornerMark.draw(itsImages, columns, kept * size);
        }
        itsLabels[kept++] = labels[i];
      }
    }
    return new ValidationSet(
        name, Arrays.copyOf(itsImages, kept * size), Arrays.copyOf(itsLabels, kept));
  }

  /** The first examples of this set. */
  ValidationSet first(int most) {
    int kept = Math.min(most, count());
    int size = count() == 0 ? 0 : images.length / count();
    return new ValidationSet(name, Arrays.copyOf(images, kept * size), Arrays.copyOf(labels, kept));
  }

  /** The answer to one example. */
  int answer(float[] logits, int index) {
    return Softmax.best(Softmax.of(own(logits, index)));
  }

  /** The number of examples. */
  public int count() {
    return labels.length;
  }

  /** The share of right answers, 0 to 1; 1 for an empty set. */
  public double accuracy(float[] logits) {
    return count() == 0 ? 1 : (double) correct(logits) / count();
  }

  /** The number of examples whose largest logit is that of the right class. */
  public int correct(float[] logits) {
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      correct += Softmax.best(Softmax.of(own(logits, i))) == labels[i] ? 1 : 0;
    }
    return correct;
  }

  /** The mean negative log-likelihood of the right classes; 0 for an empty set. */
  public double loss(float[] logits) {
    return count() == 0 ? 0 : Calibration.loss(logits, labels, 1);
  }

  /** The picture of one example. */
  public float[] image(int index) {
    int size = images.length / count();
    return Arrays.copyOfRange(images, index * size, (index + 1) * size);
  }

  /** The logits of one example. */
  public float[] own(float[] logits, int index) {
    int classes = logits.length / count();
    return Arrays.copyOfRange(logits, index * classes, (index + 1) * classes);
  }
}
