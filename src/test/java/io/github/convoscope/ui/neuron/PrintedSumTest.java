package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrintedSumTest {
  @Test
  void aSumThatDoesNotAddUpInThreeDecimalsHasFour() {
    assertEquals(
        new PrintedSum(List.of("\u22120.0503", "\u22120.0004"), "\u22120.0507"),
        PrintedSum.of(new double[] {-0.0503, -0.0004}, -0.0507));
  }

  @Test
  void aSumThatAddsUpAnywayKeepsThreeDecimals() {
    assertEquals(
        new PrintedSum(List.of("+0.250", "\u22120.100"), "0.150"),
        PrintedSum.of(new double[] {0.25, -0.1}, 0.15));
  }

  @Test
  void thirdsAreRoundedUnevenly() {
    assertEquals(
        new PrintedSum(List.of("+0.334", "+0.333", "+0.333"), "1.000"),
        PrintedSum.of(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1));
  }

  @Test
  void whatIsPrintedAddsUpForAnyTerms() {
    Random random = new Random(5);
    int rounded = 0;
    for (int run = 0; run < 5000; run++) {
      double[] terms = new double[1 + random.nextInt(6)];
      // The terms are added up in single precision, as an engine does.
      float total = 0;
      for (int i = 0; i < terms.length; i++) {
        terms[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2));
        total += (float) terms[i];
      }
      PrintedSum printed = PrintedSum.of(terms, total);
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal written = number(printed.total());
      boolean plain = true;
      for (int i = 0; i < terms.length; i++) {
        BigDecimal term = number(printed.terms().get(i));
        sum = sum.add(term);
        double digit = Math.pow(10, -term.scale());
        double off = Math.abs(terms[i] - term.doubleValue());
        assertTrue(off < digit * 1.001, terms[i] + " is written " + term);
        plain &= off <= digit * 0.5001;
      }
      assertEquals(0, written.compareTo(sum), printed.toString());
      assertEquals(total, written.doubleValue(), Math.pow(10, -written.scale()) * 0.501);
      rounded += plain ? 1 : 0;
    }
    // Nearly all are rounded as the same numbers are elsewhere.
    assertTrue(rounded > 4500, rounded + " of 5000");
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace('\u2212', '-'));
  }
}
