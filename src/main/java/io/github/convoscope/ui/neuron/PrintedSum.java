package io.github.convoscope.ui.neuron;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Writes a sum with the digits that make it add up.
 *
 * <pre>{@code
 * PrintedSum.of(new double[] {-0.0503, -0.0004}, -0.0507);  // −0.0503, −0.0004 = −0.0507
 * }</pre>
 *
 * <p>Each number is rounded for itself, so that it reads as it does elsewhere, and the fewest
 * decimals are taken with which the rounded terms add up to the rounded total. Where up to two more
 * decimals than usual do not help, the terms are rounded as {@link AddedNumbers} does.
 *
 * @param terms the terms with their signs
 * @param total the total, with a sign only where it is negative
 */
public record PrintedSum(List<String> terms, String total) {
  private static final int MORE_DECIMALS = 2;

  /** Copies the list. */
  public PrintedSum {
    terms = List.copyOf(terms);
  }

  /**
   * Writes a sum.
   *
   * @param terms its terms
   * @param total what they add up to
   */
  public static PrintedSum of(double[] terms, double total) {
    int usual = ArithmeticNumbers.decimals(total);
    for (int decimals = usual; decimals <= usual + MORE_DECIMALS; decimals++) {
      if (addsUp(terms, total, decimals)) {
        int digits = decimals;
        return new PrintedSum(
            DoubleStream.of(terms)
                .mapToObj(term -> ArithmeticNumbers.number(term, digits, true))
                .toList(),
            ArithmeticNumbers.number(total, digits, false));
      }
    }
    return new PrintedSum(
        List.of(AddedNumbers.signed(terms, total)), ArithmeticNumbers.plain(total));
  }

  private static boolean addsUp(double[] terms, double total, int decimals) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double term : terms) {
      if (!ArithmeticNumbers.isWritten(term)) {
        return false;
      }
      sum = sum.add(BigDecimal.valueOf(ArithmeticNumbers.rounded(term, decimals), decimals));
    }
    return ArithmeticNumbers.isWritten(total)
        && sum.compareTo(BigDecimal.valueOf(ArithmeticNumbers.rounded(total, decimals), decimals))
            == 0;
  }
}
