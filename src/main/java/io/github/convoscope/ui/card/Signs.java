package io.github.convoscope.ui.card;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** Signed numbers in labels: the sign gives the colour. */
final class Signs {
  private static final PseudoClass FOR = PseudoClass.getPseudoClass("for");
  private static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

  private Signs() {}

  /** Writes a number with its sign. */
  static void show(Label label, double value) {
    label.setText(Numbers.signed(value));
    colour(label, value);
  }

  /** Writes a share with its sign, as percent. */
  static void showPercent(Label label, double share) {
    label.setText((share > 0 ? "+" : "") + Numbers.percent(share));
    colour(label, share);
  }

  private static void colour(Label label, double value) {
    label.pseudoClassStateChanged(FOR, value > 0);
    label.pseudoClassStateChanged(AGAINST, value < 0);
  }
}
