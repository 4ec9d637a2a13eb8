package io.github.convoscope.explain.hierarchy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rank sum test: whether one set of numbers is larger than another (Mann and Whitney 1947). */
public final class RankSum {
  private RankSum() {}

  /**
   * How many standard deviations the rank sum of {@code larger} is above what chance gives; the
   * normal approximation, corrected for ties. 0 where one set is empty or all numbers are the same.
   */
  public static double score(double[] larger, double[] smaller) {
    int count = larger.length + smaller.length;
    if (larger.length == 0 || smaller.length == 0) {
      return 0;
    }
    double[] all = Arrays.copyOf(larger, count);
    System.arraycopy(smaller, 0, all, larger.length, smaller.length);
    Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> all[i]));
    double sum = 0;
    double ties = 0;
    for (int from = 0; from < count; ) {
      int to = from;
      while (to < count && all[order[to]] == all[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        sum += order[i] < larger.length ? rank : 0;
      }
      double same = to - from;
      ties += same * same * same - same;
      from = to;
    }
    double expected = larger.length * (count + 1) / 2.0;
    double variance =
        (double) larger.length
            * smaller.length
            / 12.0
            * (count + 1 - ties / ((double) count * (count - 1)));
    return variance > 0 ? (sum - expected) / Math.sqrt(variance) : 0;
  }
}
