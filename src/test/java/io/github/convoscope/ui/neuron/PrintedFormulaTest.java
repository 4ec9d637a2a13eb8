package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class PrintedFormulaTest {
  @Test
  void aProductHasTheFewestDigitsThatMakeItRight() {
    PrintedFormula usual = PrintedFormula.product(0.5, 0.25, 0.125);
    assertEquals(List.of("0.500", "0.250"), usual.inputs());
    assertEquals("0.125", usual.result());
    PrintedFormula more = PrintedFormula.product(21.504, 0.04172, 0.8971469);
    assertEquals(List.of("21.50", "0.0417"), more.inputs());
    assertEquals("+0.897", more.signedResult());
  }

  @Test
  void whatIsPrintedIsRightForAnyNumbers() {
    Random random = new Random(3);
    for (int run = 0; run < 20_000; run++) {
      float a = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 2));
      float b = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(4) - 2));
      PrintedFormula product = PrintedFormula.product(a, b, a * b);
      PrintedExpression.assertRight(
          String.join(" × ", product.inputs()) + " = " + product.result());
      double[] terms = {a, b, random.nextGaussian()};
      double mean = DoubleStream.of(terms).sum() / 3;
      PrintedFormula written = PrintedFormula.of(terms, n -> DoubleStream.of(n).sum() / 3, mean);
      PrintedExpression.assertRight(
          "(" + String.join(" + ", written.inputs()) + ") / 3 = " + written.result());
    }
  }

  @Test
  void numbersThatAreNotFiniteAreWritten() {
    PrintedFormula written = PrintedFormula.product(Double.NaN, 1, Double.NaN);
    assertTrue(written.result().contains("NaN"));
  }
}
