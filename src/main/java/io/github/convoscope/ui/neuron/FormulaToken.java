package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a formula.
 *
 * @param text what is written
 * @param style how it looks
 * @param neuron where the number comes from, or null
 */
public record FormulaToken(String text, Style style, @Nullable Neuron neuron) {
  /** How a piece looks. */
  public enum Style {
    PLAIN("formula-plain"),
    MUTED("formula-muted"),
    FOR("formula-for"),
    AGAINST("formula-against"),
    RESULT("formula-result");

    private final String styleClass;

    Style(String styleClass) {
      this.styleClass = styleClass;
    }

    String styleClass() {
      return styleClass;
    }
  }

  public static FormulaToken plain(String text) {
    return new FormulaToken(text, Style.PLAIN, null);
  }

  public static FormulaToken muted(String text) {
    return new FormulaToken(text, Style.MUTED, null);
  }

  public static FormulaToken result(String text) {
    return new FormulaToken(text, Style.RESULT, null);
  }

  /** A signed number in the colour of its sign, without one where only noughts are written. */
  public static FormulaToken signed(double value, @Nullable Neuron neuron) {
    double shown = SignedNumbers.seen(value);
    Style style = shown > 0 ? Style.FOR : shown < 0 ? Style.AGAINST : Style.MUTED;
    return new FormulaToken(ArithmeticNumbers.signed(value), style, neuron);
  }
}
