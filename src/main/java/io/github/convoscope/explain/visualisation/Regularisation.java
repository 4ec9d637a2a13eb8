package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;

/**
 * Penalties on images that do not look like drawings: on their total variation (edges) and their
 * energy (ink).
 *
 * @param variation weight of the total variation
 * @param energy weight of the sum of squares
 */
record Regularisation(double variation, double energy) {
  /** Smooths |d| near 0, in grey levels, so that it has a derivative everywhere. */
  private static final double SMOOTHING = 0.01;

  /** Factor on the energy where normalised drawings have no ink. */
  private static final double BORDER_FACTOR = 12;

  /** These weights times a factor. */
  Regularisation times(double factor) {
    return new Regularisation(variation * factor, energy * factor);
  }

  /**
   * Returns the penalty of an image, and subtracts its gradient from {@code pixelGradient}.
   *
   * @param image pixels from {@code at} on
   * @param pixelGradient gradient of the objective with respect to the pixels, from {@code at} on
   */
  double penalise(Shape shape, float[] image, float[] pixelGradient, int at) {
    double penalty = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int r = 0; r < shape.rows(); r++) {
        for (int c = 0; c < shape.columns(); c++) {
          int here = at + shape.index(channel, r, c);
          boolean border = shape.channels() == 1 && isBorder(shape, r, c);
          double weight = energy * (border ? BORDER_FACTOR : 1);
          penalty += weight * image[here] * image[here];
          pixelGradient[here] -= (float) (2 * weight * image[here]);
          if (r + 1 < shape.rows()) {
            penalty += penaliseEdge(image, pixelGradient, here, here + shape.columns());
          }
          if (c + 1 < shape.columns()) {
            penalty += penaliseEdge(image, pixelGradient, here, here + 1);
          }
        }
      }
    }
    return penalty;
  }

  /**
   * True in the outer seventh of a grey image. Normalisation leaves it empty, so ink there is
   * further from any real input than ink elsewhere.
   */
  private static boolean isBorder(Shape shape, int row, int column) {
    int rows = shape.rows() / 7;
    int columns = shape.columns() / 7;
    return row < rows
        || row >= shape.rows() - rows
        || column < columns
        || column >= shape.columns() - columns;
  }

  private double penaliseEdge(float[] image, float[] pixelGradient, int one, int other) {
    double difference = (double) image[one] - image[other];
    double length = Math.sqrt(difference * difference + SMOOTHING * SMOOTHING);
    float derivative = (float) (variation * difference / length);
    pixelGradient[one] -= derivative;
    pixelGradient[other] += derivative;
    return variation * (length - SMOOTHING);
  }

  /** Total variation of an image: the sum of |differences| of neighbours, down and across. */
  static double totalVariation(Shape shape, float[] image) {
    double sum = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int r = 0; r < shape.rows(); r++) {
        for (int c = 0; c < shape.columns(); c++) {
          float here = image[shape.index(channel, r, c)];
          sum += r + 1 < shape.rows() ? Math.abs(image[shape.index(channel, r + 1, c)] - here) : 0;
          sum +=
              c + 1 < shape.columns() ? Math.abs(image[shape.index(channel, r, c + 1)] - here) : 0;
        }
      }
    }
    return sum;
  }
}
