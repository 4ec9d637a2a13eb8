package io.github.convoscope.ui.card;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Signed numbers in labels: the sign gives the colour. */
final class Signs {
  private static final PseudoClass FOR = PseudoClass.getPseudoClass("for");
  private static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

  /** Half of the last digit of a number, and of a percentage. */
  private static final double SMALLEST = 0.0005;

  private Signs() {}

  /** Writes a number with its sign. */
  static void show(Label label, double value) {
    label.setText(Numbers.signed(value));
    colour(label, seen(value));
  }

  /** Writes a share with its sign, as percent. */
  static void showPercent(Label label, double share) {
    double shown = seen(share);
    label.setText((shown > 0 ? "+" : "") + Numbers.percent(shown));
    colour(label, shown);
  }

  /**
   * A number or a share, or 0 where it is too small to be written with three decimals, or as
   * percent.
   */
  static double seen(double share) {
    return Math.abs(share) < SMALLEST ? 0 : share;
  }

  private static void colour(Label label, double value) {
    label.pseudoClassStateChanged(FOR, value > 0);
    label.pseudoClassStateChanged(AGAINST, value < 0);
  }
}
