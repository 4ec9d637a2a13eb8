package io.github.convoscope.explain.attribution;

import java.util.Arrays;
import java.util.Comparator;

/** Spearman's rank correlation; equal numbers share the mean of their ranks. */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * −1 to 1; 0 where one side is constant and so has no order.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  public static double spearman(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " numbers against " + b.length);
    }
    double[] ranksA = ranks(a);
    double[] ranksB = ranks(b);
    double mean = (a.length - 1) / 2.0;
    double product = 0;
    double spreadA = 0;
    double spreadB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (ranksA[i] - mean) * (ranksB[i] - mean);
      spreadA += (ranksA[i] - mean) * (ranksA[i] - mean);
      spreadB += (ranksB[i] - mean) * (ranksB[i] - mean);
    }
    return spreadA == 0 || spreadB == 0 ? 0 : product / Math.sqrt(spreadA * spreadB);
  }

  private static double[] ranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
