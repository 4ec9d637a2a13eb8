package io.github.convoscope.evaluation;

/**
 * Measures and corrects how well probabilities agree with how often answers are right (Guo et al.
 * 2017).
 *
 * <pre>{@code
 * double error = Calibration.error(confidences, right, Calibration.BINS);
 * double temperature = Calibration.temperature(logits, labels);
 * }</pre>
 *
 * <p>Stateless.
 */
public final class Calibration {
  /** The usual number of bins. */
  public static final int BINS = 15;

  private static final double LOWEST_TEMPERATURE = 0.05;
  private static final double HIGHEST_TEMPERATURE = 20;

  private Calibration() {}

  /**
   * The expected calibration error. Answers are sorted into bins of equal width by their
   * probability; for each bin, the difference between the mean probability and the share of right
   * answers counts by how many answers the bin has.
   *
   * @param confidences the answers' probabilities
   * @param right true for each right answer
   * @return 0 (perfect, also for no examples) to 1
   */
  public static double error(double[] confidences, boolean[] right, int bins) {
    double[] sum = new double[bins];
    int[] hits = new int[bins];
    for (int i = 0; i < confidences.length; i++) {
      int bin = Math.max(0, Math.min(bins - 1, (int) Math.ceil(confidences[i] * bins) - 1));
      sum[bin] += confidences[i];
      hits[bin] += right[i] ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      error += Math.abs(sum[bin] - hits[bin]);
    }
    return confidences.length == 0 ? 0 : error / confidences.length;
  }

  /**
   * The temperature that makes the right answers most likely. Divide the logits by it to calibrate
   * them.
   *
   * @param logits examples × classes
   * @param labels the right answers
   */
  public static double temperature(float[] logits, int[] labels) {
    double low = Math.log(LOWEST_TEMPERATURE);
    double high = Math.log(HIGHEST_TEMPERATURE);
    double golden = (Math.sqrt(5) - 1) / 2;
    // The loss is convex in 1/T, so it has a single minimum in log T too.
    while (high - low > 1e-6) {
      double a = high - golden * (high - low);
      double b = low + golden * (high - low);
      if (loss(logits, labels, Math.exp(a)) < loss(logits, labels, Math.exp(b))) {
        high = b;
      } else {
        low = a;
      }
    }
    return Math.exp((low + high) / 2);
  }

  /**
   * The cross-entropy: the mean negative logarithm of the right answers' probabilities, with the
   * logits divided by a temperature.
   */
  public static double loss(float[] logits, int[] labels, double temperature) {
    int classes = logits.length / labels.length;
    double loss = 0;
    float[] own = new float[classes];
    for (int i = 0; i < labels.length; i++) {
      for (int c = 0; c < classes; c++) {
        own[c] = (float) (logits[i * classes + c] / temperature);
      }
      loss += Softmax.logSumExp(own) - own[labels[i]];
    }
    return loss / labels.length;
  }
}
