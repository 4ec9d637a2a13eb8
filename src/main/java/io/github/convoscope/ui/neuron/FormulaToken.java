package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * Holds a piece of a formula.
 *
 * @param text the text
 * @param style how it looks
 * @param neuron the neuron that the number comes from, or null
 */
public record FormulaToken(String text, Style style, @Nullable Neuron neuron) {
  /** How a piece of a formula looks. */
  public enum Style {
    /** An ordinary number or sign. */
    PLAIN("formula-plain"),
    /** A word or a number of less importance. */
    MUTED("formula-muted"),
    /** A positive contribution. */
    FOR("formula-for"),
    /** A negative contribution. */
    AGAINST("formula-against"),
    /** The result of the formula. */
    RESULT("formula-result");

    private final String styleClass;

    Style(String styleClass) {
      this.styleClass = styleClass;
    }

    String styleClass() {
      return styleClass;
    }
  }

  /** An ordinary number or sign. */
  public static FormulaToken plain(String text) {
    return new FormulaToken(text, Style.PLAIN, null);
  }

  /** A word or a number of less importance. */
  public static FormulaToken muted(String text) {
    return new FormulaToken(text, Style.MUTED, null);
  }

  /** The result of the formula. */
  public static FormulaToken result(String text) {
    return new FormulaToken(text, Style.RESULT, null);
  }

  /** A number with its sign, in the colour of the sign; muted where it is rounded to 0. */
  public static FormulaToken signed(double value, @Nullable Neuron neuron) {
    return signed(value, ArithmeticNumbers.signed(value), neuron);
  }

  /**
   * A number that is written in a way of its own, in the colour of its sign.
   *
   * @param text the number as written
   */
  public static FormulaToken signed(double value, String text, @Nullable Neuron neuron) {
    double shown = SignedNumbers.rounded(value);
    Style style = shown > 0 ? Style.FOR : shown < 0 ? Style.AGAINST : Style.MUTED;
    return new FormulaToken(text, style, neuron);
  }
}
