package io.github.convoscope.ui.saliency;

import java.util.Locale;

/** Writes numbers with about three significant digits and a typographic minus. */
final class SignificantDigits {
  private SignificantDigits() {}

  /** Writes a number, such as 1.25, 0.0312, 3.1e-06. */
  static String plain(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    int places = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
    String text =
        size < 0.001
            ? String.format(Locale.getDefault(), "%.1e", value)
            : String.format(Locale.getDefault(), "%." + places + "f", value);
    return text.replace('-', '\u2212');
  }

  /** Writes a number with a plus if it is positive. */
  static String signed(double value) {
    return value > 0 ? "+" + plain(value) : plain(value);
  }
}
