package io.github.convoscope.explain.visualisation;

/**
 * Cosine waves, scaled by 1/frequency, for grey images: they have no edge at the image's border, as
 * a drawing has none. Immutable.
 */
final class CosineWaves implements Waves {
  /** Divides the waves' weights, so that one step of 0.05 moves a pixel by a few percent. */
  private static final double DIVISOR = 4;

  private final CosineTransform dct;
  private final double[] weights;

  /** Waves for planes of {@code rows × columns}. */
  CosineWaves(int rows, int columns) {
    dct = new CosineTransform(rows, columns);
    weights = new double[rows * columns];
    double lowest = 1.0 / Math.max(rows, columns);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double frequency = Math.hypot(r / 2.0 / rows, c / 2.0 / columns);
        weights[r * columns + c] = 1 / Math.max(frequency, lowest) / DIVISOR;
      }
    }
  }

  @Override
  public int count() {
    return weights.length;
  }

  @Override
  public void plane(double[] parameters, int from, double[] plane, int to) {
    for (int i = 0; i < weights.length; i++) {
      plane[to + i] = parameters[from + i] * weights[i];
    }
    dct.inverse(plane, to);
  }

  @Override
  public void adjoint(double[] plane, int from, double[] parameters, int to) {
    System.arraycopy(plane, from, parameters, to, weights.length);
    dct.forward(parameters, to);
    for (int i = 0; i < weights.length; i++) {
      parameters[to + i] *= weights[i];
    }
  }

  @Override
  public void fit(double[] plane, int from, double[] parameters, int to) {
    System.arraycopy(plane, from, parameters, to, weights.length);
    dct.forward(parameters, to);
    for (int i = 0; i < weights.length; i++) {
      parameters[to + i] /= weights[i];
    }
  }

  @Override
  public double constant() {
    return weights[0] / Math.sqrt(weights.length);
  }
}
