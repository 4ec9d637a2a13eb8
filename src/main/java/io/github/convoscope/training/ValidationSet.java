package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.evaluation.Calibration;
import io.github.convoscope.evaluation.Softmax;
import io.github.convoscope.model.InputEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Examples with the right answers, never trained on.
 *
 * @param name what to call them
 * @param images count × rows × columns, as the network takes them
 * @param labels the right answers
 */
public record ValidationSet(String name, float[] images, int[] labels) {
  /** Pictures as they are. */
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

  /** Drawings, normalised as the pad does. */
  static ValidationSet of(String name, List<LabelledDrawing> drawings) {
    InputEncoder encoder = InputEncoder.digits();
    int size = encoder.input().size();
    float[] images = new float[drawings.size() * size];
    int[] labels = new int[drawings.size()];
    for (int i = 0; i < labels.length; i++) {
      float[] image = encoder.encode(drawings.get(i).drawing()).tensor();
      System.arraycopy(image, 0, images, i * size, size);
      labels[i] = Objects.requireNonNull(drawings.get(i).label());
    }
    return new ValidationSet(name, images, labels);
  }

  /** How many examples there are. */
  public int count() {
    return labels.length;
  }

  /** The part of the answers that is right; 1 where there is nothing to answer. */
  public double accuracy(float[] logits) {
    return count() == 0 ? 1 : (double) correct(logits) / count();
  }

  /** How many of the logits' largest stand at the right answer. */
  public int correct(float[] logits) {
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      correct += Softmax.best(Softmax.of(own(logits, i))) == labels[i] ? 1 : 0;
    }
    return correct;
  }

  /** The mean negative logarithm of the right answers' probabilities; 0 for none. */
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
