package io.github.convoscope.ui.neuron;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Signed numbers in labels: the sign gives the colour. */
public final class SignedNumbers {
  private static final PseudoClass FOR = PseudoClass.getPseudoClass("for");
  private static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

  /** Half of the last digit of a number, and of a percentage. */
  private static final double SMALLEST = 0.0005;

  private SignedNumbers() {}

  /** Writes a number with its sign. */
  public static void show(Label label, double value) {
    label.setText(ArithmeticNumbers.signed(value));
    colour(label, seen(value));
  }

  /** Writes a share with its sign, as percent. */
  public static void showPercent(Label label, double share) {
    double shown = seen(share);
    label.setText((shown > 0 ? "+" : "") + ArithmeticNumbers.percent(shown));
    colour(label, shown);
  }

  /**
   * A number or a share, or 0 where it is too small to be written with three decimals, or as
   * percent.
   */
  public static double seen(double share) {
    return Math.abs(share) < SMALLEST ? 0 : share;
  }

  private static void colour(Label label, double value) {
    label.pseudoClassStateChanged(FOR, value > 0);
    label.pseudoClassStateChanged(AGAINST, value < 0);
  }
}
