package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a formula.
 *
 * @param text what is written
 * @param style how it looks
 * @param neuron where the number comes from, or null
 */
record Token(String text, Style style, @Nullable Neuron neuron) {
  /** How a piece looks. */
  enum Style {
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

  static Token plain(String text) {
    return new Token(text, Style.PLAIN, null);
  }

  static Token muted(String text) {
    return new Token(text, Style.MUTED, null);
  }

  static Token result(String text) {
    return new Token(text, Style.RESULT, null);
  }

  /** A signed number in the colour of its sign, without one where only noughts are written. */
  static Token signed(double value, @Nullable Neuron neuron) {
    double shown = Signs.seen(value);
    Style style = shown > 0 ? Style.FOR : shown < 0 ? Style.AGAINST : Style.MUTED;
    return new Token(Numbers.signed(value), style, neuron);
  }
}
