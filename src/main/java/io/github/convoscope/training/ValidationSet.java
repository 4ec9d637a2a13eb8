package io.github.convoscope.training;

import io.github.convoscope.data.DigitImages;
import io.github.convoscope.data.LabelledDrawing;
import io.github.convoscope.drawing.Framing;
import io.github.convoscope.drawing.Normaliser;
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
    Normaliser normaliser = new Normaliser(Framing.MNIST);
    int size = Framing.MNIST.size();
    float[] images = new float[drawings.size() * size];
    int[] labels = new int[drawings.size()];
    for (int i = 0; i < labels.length; i++) {
      float[] image = normaliser.image(drawings.get(i).drawing());
      System.arraycopy(image, 0, images, i * size, size);
      labels[i] = Objects.requireNonNull(drawings.get(i).label());
    }
    return new ValidationSet(name, images, labels);
  }

  /** How many examples there are. */
  public int count() {
    return labels.length;
  }

  /** How many of the logits' largest stand at the right answer. */
  public int correct(float[] logits) {
    int classes = logits.length / labels.length;
    int correct = 0;
    for (int i = 0; i < labels.length; i++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (logits[i * classes + c] > logits[i * classes + best]) {
          best = c;
        }
      }
      correct += best == labels[i] ? 1 : 0;
    }
    return correct;
  }

  /** The mean negative logarithm of the right answers' probabilities. */
  public double loss(float[] logits, double temperature) {
    int classes = logits.length / labels.length;
    double loss = 0;
    for (int i = 0; i < labels.length; i++) {
      double most = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        most = Math.max(most, logits[i * classes + c] / temperature);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        sum += Math.exp(logits[i * classes + c] / temperature - most);
      }
      loss += most + Math.log(sum) - logits[i * classes + labels[i]] / temperature;
    }
    return loss / labels.length;
  }
}
