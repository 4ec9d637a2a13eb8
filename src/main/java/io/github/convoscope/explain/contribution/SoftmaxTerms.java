package io.github.convoscope.explain.contribution;

/**
 * The numbers of one softmax. The largest logit is subtracted from all before the exponential: that
 * changes no probability and cannot overflow.
 *
 * @param logits the inputs [classes]
 * @param largest the largest logit
 * @param exponentials e^(logit − largest) of each class
 * @param total sum of the exponentials
 */
public record SoftmaxTerms(float[] logits, double largest, double[] exponentials, double total) {
  /** Computes the softmax of some logits. */
  public static SoftmaxTerms of(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double[] exponentials = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = Math.exp(logits[i] - largest);
      total += exponentials[i];
    }
    return new SoftmaxTerms(logits, largest, exponentials, total);
  }

  /** Probability of a class. */
  public double probability(int label) {
    return exponentials[label] / total;
  }
}
