package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.Shape;

/**
 * Shifts, rotates and scales an image about its centre, with bilinear interpolation; outside a grey
 * image all pixels are 0, outside a colour image those of its border go on. The result is linear in
 * the image. {@link #adjoint} is the exact transpose, which gradients need. Immutable.
 */
public final class AffineWarp {
  private final Shape shape;
  private final int[] sources;
  private final float[] shares;

  /**
   * A transformation.
   *
   * @param shape the image's shape
   * @param down shift downwards in pixels
   * @param right shift to the right in pixels
   * @param radians rotation, clockwise on screen
   * @param scale above 1 enlarges
   */
  public AffineWarp(Shape shape, double down, double right, double radians, double scale) {
    this.shape = shape;
    int rows = shape.rows();
    int columns = shape.columns();
    sources = new int[4 * rows * columns];
    shares = new float[4 * rows * columns];
    double middleRow = (rows - 1) / 2.0;
    double middleColumn = (columns - 1) / 2.0;
    double cos = Math.cos(radians) / scale;
    double sin = Math.sin(radians) / scale;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        double y = r - middleRow - down;
        double x = c - middleColumn - right;
        double fromRow = middleRow + cos * y - sin * x;
        double fromColumn = middleColumn + sin * y + cos * x;
        int row = (int) Math.floor(fromRow);
        int column = (int) Math.floor(fromColumn);
        double below = fromRow - row;
        double beside = fromColumn - column;
        int at = 4 * (r * columns + c);
        tap(at, row, column, (1 - below) * (1 - beside));
        tap(at + 1, row, column + 1, (1 - below) * beside);
        tap(at + 2, row + 1, column, below * (1 - beside));
        tap(at + 3, row + 1, column + 1, below * beside);
      }
    }
  }

  private void tap(int at, int row, int column, double share) {
    int nearestRow = Math.max(0, Math.min(shape.rows() - 1, row));
    int nearestColumn = Math.max(0, Math.min(shape.columns() - 1, column));
    boolean inside = nearestRow == row && nearestColumn == column;
    sources[at] = nearestRow * shape.columns() + nearestColumn;
    shares[at] = inside || shape.channels() == 3 ? (float) share : 0;
  }

  /**
   * Reads {@code image} at {@code from} and writes the result to {@code transformed} at {@code
   * from}.
   */
  public void apply(float[] image, float[] transformed, int from) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      int plane = from + channel * shape.mapSize();
      for (int i = 0; i < shape.mapSize(); i++) {
        float sum = 0;
        for (int k = 4 * i; k < 4 * i + 4; k++) {
          sum += shares[k] * image[plane + sources[k]];
        }
        transformed[plane + i] = sum;
      }
    }
  }

  /**
   * The transpose: computes the gradient with respect to the image from the gradient with respect
   * to the transformed image, both at {@code from}, and adds it to {@code imageGradient}.
   */
  public void adjoint(float[] transformedGradient, float[] imageGradient, int from) {
    for (int channel = 0; channel < shape.channels(); channel++) {
      int plane = from + channel * shape.mapSize();
      for (int i = 0; i < shape.mapSize(); i++) {
        float gradient = transformedGradient[plane + i];
        for (int k = 4 * i; k < 4 * i + 4; k++) {
          imageGradient[plane + sources[k]] += shares[k] * gradient;
        }
      }
    }
  }
}
