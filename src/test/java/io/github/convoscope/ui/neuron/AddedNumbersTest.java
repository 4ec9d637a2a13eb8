package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddedNumbersTest {
  @Test
  void thirdsAddUpToOne() {
    assertArrayEquals(
        new String[] {"+0.334", "+0.333", "+0.333"},
        AddedNumbers.signed(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, 1));
    assertArrayEquals(
        new String[] {"+0.000", "\u22121.001"},
        AddedNumbers.signed(new double[] {0, -1.0006}, -1.0006));
  }

  @Test
  void whatIsPrintedAddsUpAndIsOffByLessThanADigit() {
    Random random = new Random(3);
    for (int run = 0; run < 2000; run++) {
      double[] terms = new double[1 + random.nextInt(9)];
      double total = 0;
      for (int i = 0; i < terms.length; i++) {
        terms[i] = random.nextGaussian() * Math.pow(10, random.nextInt(4) - 1);
        total += terms[i];
      }
      String[] texts = AddedNumbers.signed(terms, total);
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal printed = number(ArithmeticNumbers.plain(total));
      for (int i = 0; i < terms.length; i++) {
        sum = sum.add(number(texts[i]));
        double digit = Math.pow(10, -printed.scale());
        assertEquals(terms[i], number(texts[i]).doubleValue(), digit * 1.0001);
      }
      assertEquals(0, printed.compareTo(sum), String.join(" ", texts) + " = " + printed);
    }
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace('\u2212', '-'));
  }
}
