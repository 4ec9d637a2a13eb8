package io.github.convoscope.evaluation;

/** From logits to probabilities and to what they say together. Stateless. */
public final class Softmax {
  private Softmax() {}

  /** The probabilities of one example's logits. */
  public static double[] of(float[] logits) {
    double[] probabilities = new double[logits.length];
    double most = most(logits);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = Math.exp(logits[i] - most);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /**
   * The logarithm of the sum of e^logit: minus the energy (Liu et al. 2020), large for what was
   * trained on.
   */
  public static double logSumExp(float[] logits) {
    double most = most(logits);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    return most + Math.log(sum);
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

  /** The index of the largest number but for {@link #best}. */
  public static int second(double[] values) {
    int best = best(values);
    int second = best == 0 ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      if (i != best && values[i] > values[second]) {
        second = i;
      }
    }
    return second;
  }

  private static double most(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    return most;
  }
}
