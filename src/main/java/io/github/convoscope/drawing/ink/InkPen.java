package io.github.convoscope.drawing.ink;

import java.util.List;

/**
 * Draws found strokes as the network knows them: with an even edge, and not thinner than the pad's
 * pen. A ball pen's line is a fifteenth of its digit's height, which would vanish in 28 pixels.
 */
final class InkPen {
  /** Width of the pad's pen over the size of a normalised digit: 2.5 pixels of 20. */
  private static final double PEN = 0.125;

  /** A stroke is made this wide, at least, as a share of {@link #PEN}. */
  private static final double LEAST = 0.9;

  private static final int DETAIL = 120;
  private static final float FAR = 1e9f;

  private InkPen() {}

  /**
   * The strokes of a group.
   *
   * @param level contrast at the middle of an edge
   * @return [rows × columns], 0 to 1
   */
  static float[] draw(GreyPlane contrast, int[] labels, List<Blob> group, float level) {
    int rows = contrast.rows();
    int columns = contrast.columns();
    int top = DigitGroups.top(group);
    int left = DigitGroups.left(group);
    int height = DigitGroups.bottom(group) - top + 1;
    int width = DigitGroups.right(group) - left + 1;
    double size = Math.max(height, width);
    double area = group.stream().mapToInt(Blob::area).sum();
    double line = group.stream().mapToDouble(b -> b.lineWidth() * b.area()).sum() / area;
    double grow = Math.max(0, (LEAST * PEN * size - line) / (2 - 2 * PEN * LEAST));
    int times = Math.max(1, Math.min(4, (int) Math.ceil(DETAIL / size)));
    int margin = (int) Math.ceil(grow) + 2;
    int y0 = top - margin;
    int x0 = left - margin;
    int fineRows = (height + 2 * margin) * times;
    int fineColumns = (width + 2 * margin) * times;
    boolean[] wanted = wanted(labels, group, rows, columns);
    float[] inside = new float[fineRows * fineColumns];
    for (int row = 0; row < fineRows; row++) {
      double y = y0 + (row + 0.5) / times - 0.5;
      for (int column = 0; column < fineColumns; column++) {
        double x = x0 + (column + 0.5) / times - 0.5;
        int nearY = (int) Math.round(y);
        int nearX = (int) Math.round(x);
        boolean near =
            nearY >= 0
                && nearY < rows
                && nearX >= 0
                && nearX < columns
                && wanted[nearY * columns + nearX];
        boolean on = near && sample(contrast, y, x) > level;
        inside[row * fineColumns + column] = on ? 0 : FAR;
      }
    }
    float[] distance = Distances.squared(inside, fineRows, fineColumns);
    float[] ink = new float[rows * columns];
    double reach = grow * times + 0.5;
    for (int row = 0; row < fineRows; row++) {
      for (int column = 0; column < fineColumns; column++) {
        int y = y0 + row / times;
        int x = x0 + column / times;
        if (y >= 0 && y < rows && x >= 0 && x < columns) {
          double d = reach - Math.sqrt(distance[row * fineColumns + column]);
          double share = Math.max(0, Math.min(1, d + 0.5));
          ink[y * columns + x] += (float) (share / (times * times));
        }
      }
    }
    return ink;
  }

  /** The pixels of a group and those beside them. */
  private static boolean[] wanted(int[] labels, List<Blob> group, int rows, int columns) {
    boolean[] wanted = new boolean[labels.length];
    for (Blob blob : group) {
      for (int row = blob.top(); row <= blob.bottom(); row++) {
        for (int column = blob.left(); column <= blob.right(); column++) {
          if (labels[row * columns + column] == blob.label()) {
            for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
              for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                int other = labels[y * columns + x];
                wanted[y * columns + x] |= other < 0 || other == blob.label();
              }
            }
          }
        }
      }
    }
    return wanted;
  }

  private static double sample(GreyPlane plane, double y, double x) {
    int y0 = (int) Math.floor(y);
    int x0 = (int) Math.floor(x);
    double above = at(plane, y0, x0) * (1 - x + x0) + at(plane, y0, x0 + 1) * (x - x0);
    double below = at(plane, y0 + 1, x0) * (1 - x + x0) + at(plane, y0 + 1, x0 + 1) * (x - x0);
    return above + (y - y0) * (below - above);
  }

  private static float at(GreyPlane plane, int row, int column) {
    int y = Math.max(0, Math.min(plane.rows() - 1, row));
    int x = Math.max(0, Math.min(plane.columns() - 1, column));
    return plane.values()[y * plane.columns() + x];
  }
}
