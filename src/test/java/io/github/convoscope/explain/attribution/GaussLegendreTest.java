package io.github.convoscope.explain.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 50, 101, 200})
  void theWeightsAreAPartitionAndTheNodesAscend(int n) {
    GaussLegendre rule = GaussLegendre.of(n);
    assertEquals(1, Arrays.stream(rule.weights()).sum(), 1e-14);
    double previous = 0;
    for (int i = 0; i < n; i++) {
      assertTrue(rule.nodes()[i] > previous && rule.nodes()[i] < 1);
      assertEquals(1, rule.nodes()[i] + rule.nodes()[n - 1 - i], 1e-15);
      previous = rule.nodes()[i];
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20, 50})
  void isExactForPolynomialsUpToDegreeTwoNMinusOne(int n) {
    GaussLegendre rule = GaussLegendre.of(n);
    for (int degree = 0; degree < 2 * n; degree++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += rule.weights()[i] * Math.pow(rule.nodes()[i], degree);
      }
      assertEquals(1.0 / (degree + 1), sum, 1e-14, "degree " + degree);
    }
  }

  @Test
  void theTwoPointRuleIsTheOneInTheBooks() {
    GaussLegendre rule = GaussLegendre.of(2);
    assertEquals(0.5 - Math.sqrt(3) / 6, rule.nodes()[0], 1e-15);
    assertEquals(0.5, rule.weights()[0], 1e-15);
  }
}
