package io.github.convoscope.explain.visualisation;

/**
 * No waves: every pixel is a parameter of its own.
 *
 * @param count number of pixels of a plane
 */
record PixelWaves(int count) implements Waves {
  /** Weight of a parameter: pixels go from grey to black within 60 steps. */
  private static final double WEIGHT = 3;

  @Override
  public void plane(double[] parameters, int from, double[] plane, int to) {
    for (int i = 0; i < count; i++) {
      plane[to + i] = WEIGHT * parameters[from + i];
    }
  }

  @Override
  public void adjoint(double[] plane, int from, double[] parameters, int to) {
    plane(/* parameters= */ plane, from, /* plane= */ parameters, to);
  }

  @Override
  public void fit(double[] plane, int from, double[] parameters, int to) {
    for (int i = 0; i < count; i++) {
      parameters[to + i] = plane[from + i] / WEIGHT;
    }
  }

  @Override
  public double constant() {
    return 0;
  }
}
