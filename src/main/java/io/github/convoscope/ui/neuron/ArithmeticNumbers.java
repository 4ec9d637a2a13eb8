package io.github.convoscope.ui.neuron;

/**
 * Numbers as the card writes them: a true minus sign, and so many decimals that every number of one
 * size lines up. Written without a formatter, as a live card writes hundreds a second.
 */
public final class ArithmeticNumbers {
  private static final char MINUS = '\u2212';
  private static final long[] TENS = {1, 10, 100, 1000, 10_000, 100_000, 1_000_000};

  private ArithmeticNumbers() {}

  /** Three decimals below 10, fewer above. */
  public static String plain(double value) {
    return number(value, decimals(value), false);
  }

  /** The same with a plus sign; what is too small to be seen still has its own sign. */
  public static String signed(double value) {
    return number(value, decimals(value), true);
  }

  /** Two digits or so, for the cells of a picture. */
  public static String brief(double value) {
    double size = Math.abs(value);
    return number(value, size < 9.995 ? 2 : size < 99.95 ? 1 : 0, false);
  }

  /**
   * The same where numbers may all be small: below a tenth a third decimal takes the place of the
   * nought before the point.
   *
   * @param reach the largest size that such numbers have
   */
  public static String brief(double value, double reach) {
    if (reach >= 0.0995) {
      return brief(value);
    }
    String number = number(value, 3, false);
    int nought = number.indexOf("0.");
    return nought < 0 ? number : number.substring(0, nought) + number.substring(nought + 1);
  }

  /** A share as percent with one decimal. */
  public static String percent(double share) {
    return number(100 * share, 1, false) + "\u2009%";
  }

  private static int decimals(double value) {
    double size = Math.abs(value);
    return size < 9.9995 ? 3 : size < 99.995 ? 2 : size < 999.95 ? 1 : 0;
  }

  private static String number(double value, int decimals, boolean sign) {
    if (Double.isNaN(value) || Double.isInfinite(value) || Math.abs(value) > 1e12) {
      return Double.toString(value);
    }
    long scaled = Math.round(Math.abs(value) * TENS[decimals]);
    StringBuilder text = new StringBuilder(10);
    if (value < 0 && (sign || scaled != 0)) {
      text.append(MINUS);
    } else if (sign) {
      text.append('+');
    }
    text.append(scaled / TENS[decimals]);
    if (decimals > 0) {
      text.append('.');
      long rest = scaled % TENS[decimals];
      for (int place = decimals - 1; place > 0 && rest < TENS[place]; place--) {
        text.append('0');
      }
      text.append(rest);
    }
    return text.toString();
  }
}
