package io.github.convoscope.ui.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;

/**
 * Computes again what is printed, as a reader with a calculator would.
 *
 * <pre>{@code
 * PrintedExpression.assertRight("(1.5 + 2.5) / 2 = 2.000");
 * }</pre>
 */
public final class PrintedExpression {
  private final String text;
  private int at;

  private PrintedExpression(String text) {
    this.text = text;
  }

  /**
   * Checks that what stands before the last equals sign is what stands behind it, to its last
   * digit. Words that end in a colon are passed over.
   */
  public static void assertRight(String printed) {
    int equals = printed.lastIndexOf(" = ");
    String right = printed.substring(equals + 3).strip();
    boolean percent = right.endsWith("%");
    BigDecimal result =
        new BigDecimal(right.replaceAll("[\u00a0%]", "").replace('\u2212', '-').strip());
    double value = value(printed.substring(0, equals));
    double half = 0.5 * Math.pow(10, -result.scale());
    assertEquals(result.doubleValue(), percent ? 100 * value : value, half * (1 + 1e-6), printed);
  }

  /** The value of an expression. */
  static double value(String printed) {
    int colon = printed.lastIndexOf(':');
    PrintedExpression expression =
        new PrintedExpression(printed.substring(colon + 1).replaceAll("[\\s\u00a0]", ""));
    double value = expression.sum();
    assertEquals(expression.text.length(), expression.at, printed);
    return value;
  }

  private boolean accept(String sign) {
    boolean there = text.startsWith(sign, at);
    at += there ? sign.length() : 0;
    return there;
  }

  private double sum() {
    double value = product();
    while (true) {
      if (accept("+")) {
        value += product();
      } else if (accept("\u2212")) {
        value -= product();
      } else {
        return value;
      }
    }
  }

  private double product() {
    double value = power();
    while (true) {
      if (accept("×")) {
        value *= power();
      } else if (accept("/")) {
        value /= power();
      } else {
        return value;
      }
    }
  }

  private double power() {
    double value = single();
    return accept("^") ? Math.pow(value, single()) : value;
  }

  private double single() {
    if (accept("\u2212")) {
      return -single();
    }
    if (accept("+")) {
      return single();
    }
    if (accept("exp(")) {
      return Math.exp(closed());
    }
    if (accept("tanh(")) {
      return Math.tanh(closed());
    }
    if (accept("max(") || text.startsWith("min(", at)) {
      boolean least = accept("min(");
      double best = sum();
      while (accept(",")) {
        double next = sum();
        best = least ? Math.min(best, next) : Math.max(best, next);
      }
      accept(")");
      return best;
    }
    if (accept("(")) {
      return closed();
    }
    int from = at;
    while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    return Double.parseDouble(text.substring(from, at));
  }

  private double closed() {
    double value = sum();
    assertEquals(true, accept(")"), text);
    return value;
  }
}
