package io.github.convoscope.explain.contribution;

/**
 * A softmax taken apart: the largest logit is taken away from all before the exponential, which
 * changes no share and keeps the numbers small.
 *
 * @param logits what goes in [classes]
 * @param largest the largest of them
 * @param exponentials e^(logit − largest) of each
 * @param total their sum
 */
public record SoftmaxTerms(float[] logits, double largest, double[] exponentials, double total) {
  /** Takes the softmax of some logits apart. */
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
  public double share(int label) {
    return exponentials[label] / total;
  }
}
