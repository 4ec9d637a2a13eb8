package io.github.convoscope.explain.versus;

import java.util.Arrays;

/**
 * Finds the one-to-one assignment with the largest sum, by the Hungarian method (Kuhn 1955) with
 * shortest augmenting paths (Jonker and Volgenant 1987): rows² × columns steps.
 */
final class Assignment {
  private static final int NONE = -1;

  private Assignment() {}

  /**
   * The best assignment.
   *
   * @param gain of each row and column, finite
   * @return the column of each row, each column once at most; −1 for rows that are left over, where
   *     there are more rows than columns
   */
  static int[] best(double[][] gain) {
    int rows = gain.length;
    int columns = rows == 0 ? 0 : gain[0].length;
    int[] assigned = new int[rows];
    Arrays.fill(assigned, NONE);
    if (columns < rows) {
      double[][] turned = new double[columns][rows];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[column][row] = gain[row][column];
        }
      }
      int[] rowOf = best(turned);
      for (int column = 0; column < columns; column++) {
        assigned[rowOf[column]] = column;
      }
      return assigned;
    }
    int[] owner = owners(gain, rows, columns);
    for (int column = 0; column < columns; column++) {
      if (owner[column] != NONE) {
        assigned[owner[column]] = column;
      }
    }
    return assigned;
  }

  /** The row of each column; −1 for none. There are at least as many columns as rows. */
  private static int[] owners(double[][] gain, int rows, int columns) {
    double[] rowPrice = new double[rows];
    double[] columnPrice = new double[columns];
    int[] owner = new int[columns];
    Arrays.fill(owner, NONE);
    for (int added = 0; added < rows; added++) {
      double[] distance = new double[columns];
      int[] before = new int[columns];
      boolean[] done = new boolean[columns];
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
      int row = added;
      int last = NONE;
      while (row != NONE) {
        int next = NONE;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
          if (!done[column]) {
            double cost = -gain[row][column] - rowPrice[row] - columnPrice[column];
            if (cost < distance[column]) {
              distance[column] = cost;
              before[column] = last;
            }
            if (distance[column] < least) {
              least = distance[column];
              next = column;
            }
          }
        }
        rowPrice[added] += least;
        for (int column = 0; column < columns; column++) {
          if (done[column]) {
            rowPrice[owner[column]] += least;
            columnPrice[column] -= least;
          } else {
            distance[column] -= least;
          }
        }
        done[next] = true;
        last = next;
        row = owner[next];
      }
      while (before[last] != NONE) {
        owner[last] = owner[before[last]];
        last = before[last];
      }
      owner[last] = added;
    }
    return owner;
  }
}
