package io.github.convoscope.evaluation;

/** Computes probabilities and the free energy from logits. Stateless. */
public final class Softmax {
  private Softmax() {}

  /** The probabilities of one example's logits. */
  public static double[] of(float[] logits) {
    double[] probabilities = new double[logits.length];
    double largest = largest(logits);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] - largest);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /**
   * The logarithm of the sum of e^logit: minus the energy (Liu et al. 2020), which is large for
   * inputs like those the network was trained on.
   */
  public static double logSumExp(float[] logits) {
    double largest = largest(logits);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    return largest + Math.log(sum);
  }

  /** The index of the largest number; the first among equals. */
  public static int best(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The index of the second largest number; 0 where there is only one. */
  public static int second(double[] values) {
    int best = best(values);
    int second = best == 0 && values.length > 1 ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      if (i != best && values[i] > values[second]) {
        second = i;
      }
    }
    return second;
  }

  private static double largest(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    return largest;
  }
}
