package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits what is above a threshold into parts that hang together, also by corners. A part begins
 * where noise can't reach, and goes on over fainter pixels (hysteresis, Canny 1986).
 *
 * @param labels [rows × columns], the number of each pixel's blob, -1 for none
 * @param all the blobs, those of a few pixels left out
 */
record Blobs(int[] labels, List<Blob> all) {
  /** The share of the floor that is enough for a pixel beside stronger ones. */
  private static final float FAINT = 0.6f;

  /** The share of a blob's pixels that may be fainter than what is called its faintest. */
  private static final double FAINTER = 0.15;

  private static final int BINS = 64;

  /**
   * The blobs of what stands out.
   *
   * @param threshold contrast from which a pixel counts
   * @param fewest pixels of a blob above the floor
   */
  static Blobs of(InkPlanes planes, float threshold, int fewest) {
    GreyPlane contrast = planes.contrast();
    GreyPlane floor = planes.floor();
    boolean[] lines = planes.lines();
    float[] ridge = planes.ridge().values();
    int[] bins = new int[BINS];
    int rows = contrast.rows();
    int columns = contrast.columns();
    float[] values = contrast.values();
    int[] labels = new int[values.length];
    Arrays.fill(labels, -1);
    int[] stack = new int[1024];
    List<Blob> all = new ArrayList<>();
    boolean[] on = new boolean[values.length];
    for (int i = 0; i < on.length; i++) {
      on[i] = values[i] > threshold && values[i] > FAINT * floor.values()[i];
    }
    int label = 0;
    for (int start = 0; start < values.length; start++) {
      if (!on[start] || labels[start] >= 0) {
        continue;
      }
      int depth = 0;
      stack[depth++] = start;
      labels[start] = label;
      int top = rows;
      int left = columns;
      int bottom = 0;
      int right = 0;
      int area = 0;
      int outline = 0;
      int lined = 0;
      int strong = 0;
      double sum = 0;
      Arrays.fill(bins, 0);
      while (depth > 0) {
        int at = stack[--depth];
        int row = at / columns;
        int column = at - row * columns;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
        area++;
        lined += lines[at] ? 1 : 0;
        strong += values[at] > floor.values()[at] ? 1 : 0;
        sum += values[at];
        bins[Math.min(BINS - 1, (int) (ridge[at] * BINS))]++;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int y = row + dy;
            int x = column + dx;
            boolean inside = y >= 0 && y < rows && x >= 0 && x < columns;
            int next = inside ? y * columns + x : 0;
            if (!inside || !on[next]) {
              outline += dx == 0 || dy == 0 ? 1 : 0;
            } else if (labels[next] < 0) {
              labels[next] = label;
              if (depth == stack.length) {
                stack = Arrays.copyOf(stack, 2 * depth);
              }
              stack[depth++] = next;
            }
          }
        }
      }
      if (strong >= fewest) {
        all.add(
            new Blob(
                label,
                top,
                left,
                bottom,
                right,
                area,
                outline,
                sum / area,
                faintest(bins, area),
                lined));
      }
      label++;
    }
    return new Blobs(labels, all);
  }

  /** The diameter of the largest disc inside a blob, in pixels. */
  double widest(Blob blob, int columns) {
    int height = blob.height() + 2;
    int width = blob.width() + 2;
    float[] marks = new float[height * width];
    for (int row = 1; row < height - 1; row++) {
      for (int column = 1; column < width - 1; column++) {
        int at = (blob.top() + row - 1) * columns + blob.left() + column - 1;
        marks[row * width + column] = labels[at] == blob.label() ? 1e9f : 0;
      }
    }
    float most = 0;
    for (float squared : Distances.squared(marks, height, width)) {
      most = Math.max(most, squared);
    }
    return 2 * Math.sqrt(most) - 1;
  }

  /** The contrast that most pixels have more than. */
  private static double faintest(int[] bins, int area) {
    int below = 0;
    int bin = -1;
    while (below <= FAINTER * area) {
      bin++;
      below += bins[bin];
    }
    return (bin + 0.5) / BINS;
  }
}
