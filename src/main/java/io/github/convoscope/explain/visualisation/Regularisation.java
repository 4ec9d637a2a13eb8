package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;

/**
 * What an image pays for being unlike a drawing: for its total variation (edges) and its energy
 * (ink), in units of the objective.
 *
 * @param variation price of total variation
 * @param energy price of the sum of squares
 */
record Regularisation(double variation, double energy) {
  /** Rounds the corner of |d| off, in grey levels, so that it has a slope everywhere. */
  private static final double ROUND = 0.01;

  /** How much dearer ink is where no drawing has any. */
  private static final double AT_BORDER = 12;

  /** The same prices times a factor. */
  Regularisation times(double factor) {
    return new Regularisation(variation * factor, energy * factor);
  }

  /**
   * What an image pays; its derivative is subtracted from {@code byPixel}.
   *
   * @param image pixels from {@code at} on
   * @param byPixel derivative of the objective by the pixels, from {@code at} on
   */
  double charge(Shape shape, float[] image, float[] byPixel, int at) {
    double price = 0;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int r = 0; r < shape.rows(); r++) {
        for (int c = 0; c < shape.columns(); c++) {
          int here = at + shape.index(channel, r, c);
          double dear = energy * (shape.channels() == 1 && border(shape, r, c) ? AT_BORDER : 1);
          price += dear * image[here] * image[here];
          byPixel[here] -= (float) (2 * dear * image[here]);
          if (r + 1 < shape.rows()) {
            price += edge(image, byPixel, here, here + shape.columns());
          }
          if (c + 1 < shape.columns()) {
            price += edge(image, byPixel, here, here + 1);
          }
        }
      }
    }
    return price;
  }

  /**
   * True in the outer seventh of a grey image: drawings are normalised into a box that leaves it
   * empty, so that ink there is further from any real input than ink elsewhere.
   */
  private static boolean border(Shape shape, int row, int column) {
    int rows = shape.rows() / 7;
    int columns = shape.columns() / 7;
    return row < rows
        || row >= shape.rows() - rows
        || column < columns
        || column >= shape.columns() - columns;
  }

  private double edge(float[] image, float[] byPixel, int one, int other) {
    double difference = (double) image[one] - image[other];
    double length = Math.sqrt(difference * difference + ROUND * ROUND);
    float slope = (float) (variation * difference / length);
    byPixel[one] -= slope;
    byPixel[other] += slope;
    return variation * (length - ROUND);
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
