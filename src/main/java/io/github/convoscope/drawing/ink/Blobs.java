package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits what is above a threshold into parts that hang together, also by corners.
 *
 * @param labels [rows × columns], the number of each pixel's blob, -1 for none
 * @param all the blobs, those of a few pixels left out
 */
record Blobs(int[] labels, List<Blob> all) {
  /**
   * The blobs of a plane.
   *
   * @param threshold contrast from which a pixel counts
   * @param floor a further threshold for each pixel
   * @param fewest pixels of a blob
   */
  static Blobs of(Plane contrast, float threshold, Plane floor, int fewest) {
    int rows = contrast.rows();
    int columns = contrast.columns();
    float[] values = contrast.values();
    int[] labels = new int[values.length];
    Arrays.fill(labels, -1);
    int[] stack = new int[1024];
    List<Blob> all = new ArrayList<>();
    boolean[] on = new boolean[values.length];
    for (int i = 0; i < on.length; i++) {
      on[i] = values[i] > threshold && values[i] > floor.values()[i];
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
      double sum = 0;
      while (depth > 0) {
        int at = stack[--depth];
        int row = at / columns;
        int column = at - row * columns;
        top = Math.min(top, row);
        bottom = Math.max(bottom, row);
        left = Math.min(left, column);
        right = Math.max(right, column);
        area++;
        sum += values[at];
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
      if (area >= fewest) {
        all.add(new Blob(label, top, left, bottom, right, area, outline, sum / area));
      }
      label++;
    }
    return new Blobs(labels, all);
  }
}
