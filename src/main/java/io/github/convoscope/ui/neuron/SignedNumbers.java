package io.github.convoscope.ui.neuron;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Shows signed numbers in labels, in the colour of their sign. */
public final class SignedNumbers {
  private static final PseudoClass FOR = PseudoClass.getPseudoClass("for");
  private static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

  /** Half of the last digit that is written of a number or of a percentage. */
  private static final double SMALLEST = 0.0005;

  private SignedNumbers() {}

  /** Shows a number with its sign. */
  public static void show(Label label, double value) {
    label.setText(ArithmeticNumbers.signed(value));
    colour(label, rounded(value));
  }

  /** Shows hundredths with their sign, as a number with two decimals. */
  public static void showHundredths(Label label, long hundredths) {
    label.setText(hundredths(hundredths));
    colour(label, hundredths);
  }

  /** Hundredths with their sign, as a number with two decimals. */
  public static String hundredths(long hundredths) {
    return (hundredths > 0 ? "+" : "") + ArithmeticNumbers.hundredths(hundredths);
  }

  /** Shows a fraction with its sign, as percent. */
  public static void showPercent(Label label, double fraction) {
    label.setText(percent(fraction));
    colour(label, rounded(fraction));
  }

  /** A fraction with its sign, as percent; without a sign where it is rounded to 0. */
  public static String percent(double fraction) {
    double shown = rounded(fraction);
    return (shown > 0 ? "+" : "") + ArithmeticNumbers.percent(shown);
  }

  /** The number or fraction, or 0 where it is too small to be written as anything else. */
  public static double rounded(double value) {
    return Math.abs(value) < SMALLEST ? 0 : value;
  }

  private static void colour(Label label, double value) {
    label.pseudoClassStateChanged(FOR, value > 0);
    label.pseudoClassStateChanged(AGAINST, value < 0);
  }
}
