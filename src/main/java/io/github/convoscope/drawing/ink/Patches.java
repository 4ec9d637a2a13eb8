package io.github.convoscope.drawing.ink;

import java.util.Arrays;

/**
 * Takes the middle value of each patch of a plane, and what lies between by straight lines: light,
 * noise and paper change slowly across a picture.
 */
final class Patches {
  private final int size;
  private final int down;
  private final int across;
  private final float[] middle;

  private Patches(int size, int down, int across, float[] middle) {
    this.size = size;
    this.down = down;
    this.across = across;
    this.middle = middle;
  }

  /**
   * The medians of all patches.
   *
   * @param size side of a patch in pixels
   */
  static Patches medians(GreyPlane plane, int size) {
    int down = Math.max(1, plane.rows() / size);
    int across = Math.max(1, plane.columns() / size);
    float[] middle = new float[down * across];
    float[] sample = new float[256];
    for (int p = 0; p < middle.length; p++) {
      int top = p / across * plane.rows() / down;
      int bottom = (p / across + 1) * plane.rows() / down;
      int left = p % across * plane.columns() / across;
      int right = (p % across + 1) * plane.columns() / across;
      int step = Math.max(1, (int) Math.sqrt((bottom - top) * (right - left) / 200.0));
      int count = 0;
      for (int row = top; row < bottom; row += step) {
        for (int column = left; column < right && count < sample.length; column += step) {
          sample[count++] = plane.values()[row * plane.columns() + column];
        }
      }
      Arrays.sort(sample, 0, count);
      middle[p] = sample[count / 2];
    }
    return new Patches(size, down, across, middle).withoutOutliers();
  }

  /** Each median replaced by the median of it and its neighbours. */
  private Patches withoutOutliers() {
    float[] calm = new float[middle.length];
    float[] near = new float[9];
    for (int p = 0; p < middle.length; p++) {
      int count = 0;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int row = p / across + dy;
          int column = p % across + dx;
          if (row >= 0 && row < down && column >= 0 && column < across) {
            near[count++] = middle[row * across + column];
          }
        }
      }
      Arrays.sort(near, 0, count);
      calm[p] = near[count / 2];
    }
    return new Patches(size, down, across, calm);
  }

  /** The median over all patches. */
  float overall() {
    float[] sorted = middle.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** A plane of the medians, interpolated. */
  GreyPlane plane(int rows, int columns) {
    GreyPlane plane = GreyPlane.empty(rows, columns);
    for (int row = 0; row < rows; row++) {
      double y = Math.max(0, Math.min(down - 1, (row + 0.5) * down / rows - 0.5));
      int y0 = (int) y;
      int y1 = Math.min(down - 1, y0 + 1);
      for (int column = 0; column < columns; column++) {
        double x = Math.max(0, Math.min(across - 1, (column + 0.5) * across / columns - 0.5));
        int x0 = (int) x;
        int x1 = Math.min(across - 1, x0 + 1);
        double above =
            middle[y0 * across + x0] * (1 - x + x0) + middle[y0 * across + x1] * (x - x0);
        double below =
            middle[y1 * across + x0] * (1 - x + x0) + middle[y1 * across + x1] * (x - x0);
        plane.values()[row * columns + column] = (float) (above + (y - y0) * (below - above));
      }
    }
    return plane;
  }
}
