package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  @Test
  void onlyTheOrderCounts() {
    assertEquals(1, RankCorrelation.spearman(new double[] {1, 2, 9}, new double[] {3, 4, 5}));
    assertEquals(-1, RankCorrelation.spearman(new double[] {1, 2, 9}, new double[] {3, 2, -5}));
  }

  @Test
  void equalNumbersShareTheMeanRank() {
    double rho = RankCorrelation.spearman(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4});
    assertEquals(4.5 / Math.sqrt(4.5 * 5), rho, 1e-12);
  }

  @Test
  void aConstantHasNoOrder() {
    assertEquals(0, RankCorrelation.spearman(new double[] {1, 1, 1}, new double[] {3, 4, 5}));
  }
}
