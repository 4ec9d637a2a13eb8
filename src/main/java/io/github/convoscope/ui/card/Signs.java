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
    label.pseudoClassStateChanged(FOR, value > 0);
    label.pseudoClassStateChanged(AGAINST, value < 0);
  }
}
