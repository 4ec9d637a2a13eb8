package io.github.convoscope.ui.neuron;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Writes numbers for screens: with the minus sign U+2212, the decimal point or comma of the user's
 * language, and with fewer decimals the larger the number is. It uses no formatter, as a card
 * writes hundreds of numbers a second.
 */
public final class ArithmeticNumbers {
  private static final char MINUS = '\u2212';

  /** Where the largest number of a grid is smaller, all numbers have a third decimal. */
  private static final double SMALL = 0.0995;

  private static final long[] POWERS_OF_TEN = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** The sign before the decimals, which is only looked up again for another language. */
  private record Point(Locale language, char sign) {
    static Point of(Locale language) {
      return new Point(language, DecimalFormatSymbols.getInstance(language).getDecimalSeparator());
    }
  }

  private static volatile Point known = Point.of(Locale.getDefault());

  private ArithmeticNumbers() {}

  static char point() {
    Point last = known;
    if (!last.language.equals(Locale.getDefault())) {
      last = Point.of(Locale.getDefault());
      known = last;
    }
    return last.sign;
  }

  /** What stands between the numbers of a list: a semicolon where a comma is in the numbers. */
  public static String between() {
    return point() == ',' ? "; " : ", ";
  }

  /** A number with three decimals below 10 and fewer above. */
  public static String plain(double value) {
    return number(value, decimals(value), false);
  }

  /** The same with + or −; a number that is rounded to 0 keeps its own sign. */
  public static String signed(double value) {
    return number(value, decimals(value), true);
  }

  /** A number with at most two decimals, for the cells of a grid. */
  public static String brief(double value) {
    return number(value, briefDecimals(value), false);
  }

  /** The decimals of a number in the cell of a grid. */
  private static int briefDecimals(double value) {
    double magnitude = Math.abs(value);
    return magnitude < 9.995 ? 2 : magnitude < 99.95 ? 1 : 0;
  }

  /** The decimals that {@link #brief(double, double)} gives a number. */
  static int briefDecimals(double value, double largest) {
    return largest < SMALL && Math.abs(value) < 1 ? 3 : briefDecimals(value);
  }

  /**
   * The same for a grid of numbers. Where all are small, the numbers have a third decimal and no 0
   * before the point, which takes the same room.
   *
   * @param largest the largest magnitude in the grid
   */
  public static String brief(double value, double largest) {
    return largest >= SMALL ? brief(value) : withoutZero(number(value, 3, false));
  }

  /** A written number without the 0 before its point: .25 for 0.25. */
  static String withoutZero(String number) {
    String zero = "0" + point();
    boolean written = number.startsWith(zero) || number.startsWith(MINUS + zero);
    return written ? number.replaceFirst("0", "") : number;
  }

  /** A fraction as percent with one decimal. */
  public static String percent(double fraction) {
    return number(100 * fraction, 1, false) + "\u00a0%";
  }

  /** Hundredths as a number with two decimals. */
  public static String hundredths(long hundredths) {
    return number(hundredths / 100.0, 2, false);
  }

  /** Tenths of a percent as percent with one decimal. */
  public static String tenths(int tenths) {
    return percent(tenths / 1000.0);
  }

  static int decimals(double value) {
    double magnitude = Math.abs(value);
    return magnitude < 9.9995 ? 3 : magnitude < 99.995 ? 2 : magnitude < 999.95 ? 1 : 0;
  }

  /** Whether a number is written with decimals: it is finite and not very large. */
  static boolean isWritten(double value) {
    return Math.abs(value) <= 1e12;
  }

  /** The number in units of its last decimal, half away from zero, as {@link #number} writes it. */
  static long rounded(double value, int decimals) {
    long magnitude = Math.round(Math.abs(value) * POWERS_OF_TEN[decimals]);
    return value < 0 ? -magnitude : magnitude;
  }

  static String number(double value, int decimals, boolean sign) {
    if (!isWritten(value)) {
      return Double.toString(value);
    }
    long scaled = Math.abs(rounded(value, decimals));
    StringBuilder text = new StringBuilder(10);
    if (value < 0 && (sign || scaled != 0)) {
      text.append(MINUS);
    } else if (sign) {
      text.append('+');
    }
    text.append(scaled / POWERS_OF_TEN[decimals]);
    if (decimals > 0) {
      text.append(point());
      long rest = scaled % POWERS_OF_TEN[decimals];
      for (int place = decimals - 1; place > 0 && rest < POWERS_OF_TEN[place]; place--) {
        text.append('0');
      }
      text.append(rest);
    }
    return text.toString();
  }
}
