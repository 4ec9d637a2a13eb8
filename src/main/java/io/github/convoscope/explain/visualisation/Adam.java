package io.github.convoscope.explain.visualisation;

/** The Adam optimiser (Kingma and Ba 2015), for ascent. */
final class Adam {
  private static final double MEAN_DECAY = 0.9;
  private static final double SQUARE_DECAY = 0.999;
  private static final double EPSILON = 1e-8;

  private final double rate;
  private final double[] mean;
  private final double[] square;
  private int steps;

  /** An optimiser for {@code parameterCount} parameters. */
  Adam(int parameterCount, double rate) {
    this.rate = rate;
    mean = new double[parameterCount];
    square = new double[parameterCount];
  }

  /** Changes the parameters by one step in the direction of the gradient. */
  void step(double[] parameters, double[] gradient) {
    steps++;
    double meanBias = 1 - Math.pow(MEAN_DECAY, steps);
    double squareBias = 1 - Math.pow(SQUARE_DECAY, steps);
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * gradient[i];
      square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * gradient[i] * gradient[i];
      parameters[i] += rate * mean[i] / meanBias / (Math.sqrt(square[i] / squareBias) + EPSILON);
    }
  }
}
