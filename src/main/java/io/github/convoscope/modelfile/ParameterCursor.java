package io.github.convoscope.modelfile;

import java.util.Arrays;

/** Hands out the flat parameters of a network piece by piece, in DL4J's order. */
final class ParameterCursor {
  private final String file;
  private final float[] parameters;
  private long taken;

  ParameterCursor(String file, float[] parameters) {
    this.file = file;
    this.parameters = parameters;
  }

  /**
   * The next {@code count} parameters; counts beyond the end are remembered for the message.
   *
   * @throws io.github.convoscope.message.Problem if there are not so many left
   */
  float[] take(long count) {
    long from = taken;
    taken += count;
    if (taken > parameters.length) {
      throw ModelFileProblem.of("coefficients-differ", file, parameters.length, taken);
    }
    return Arrays.copyOfRange(parameters, (int) from, (int) taken);
  }

  /** How many are left. */
  long left() {
    return parameters.length - taken;
  }

  /** Checks that nothing is left. */
  void finish() {
    if (taken != parameters.length) {
      throw ModelFileProblem.of("coefficients-differ", file, parameters.length, taken);
    }
  }
}
