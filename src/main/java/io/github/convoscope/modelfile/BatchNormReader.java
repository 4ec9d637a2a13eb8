package io.github.convoscope.modelfile;

import io.github.convoscope.network.LayerWeights;
import java.util.Arrays;

/**
 * Converts the parameters of batch normalisation (Ioffe and Szegedy 2015) to one scale and shift
 * for each channel.
 */
final class BatchNormReader {
  private static final double DEFAULT_EPSILON = 1e-5;

  private BatchNormReader() {}

  /**
   * Reads a layer's parameters (gamma, beta, mean and variance), and combines them to scale and
   * shift.
   *
   * @throws io.github.convoscope.message.Problem if the result is not finite
   */
  static LayerWeights folded(LayerDescription node, int channels, ParameterCursor parameters) {
    boolean locked = node.is("lockGammaBeta", false);
    float[] gamma = locked ? filled(channels, node.real("gamma", 1)) : parameters.take(channels);
    float[] beta = locked ? filled(channels, node.real("beta", 0)) : parameters.take(channels);
    float[] mean = parameters.take(channels);
    float[] spread = parameters.take(channels);
    boolean logarithm = node.is("useLogStd", false);
    double epsilon = node.real("eps", DEFAULT_EPSILON);
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double variance = logarithm ? Math.pow(10, 2.0 * spread[c]) : spread[c];
      double factor = gamma[c] / Math.sqrt(variance + epsilon);
      scale[c] = (float) factor;
      shift[c] = (float) (beta[c] - mean[c] * factor);
      if (!Float.isFinite(scale[c]) || !Float.isFinite(shift[c])) {
        throw ModelFileProblem.of("not-finite", node.file());
      }
    }
    return new LayerWeights(scale, shift);
  }

  private static float[] filled(int count, double value) {
    float[] values = new float[count];
    Arrays.fill(values, (float) value);
    return values;
  }
}
