package io.github.convoscope.ui.neuron;

import io.github.convoscope.explain.contribution.Arithmetic;
import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * Holds a row of a {@link TermTable}.
 *
 * @param name name of the term
 * @param detail how its number is computed
 * @param text its number as text
 * @param value its number, for the bar and the colour
 * @param neuron the neuron that it comes from, or null
 */
public record TermRow(
    String name, String detail, String text, double value, @Nullable Neuron neuron) {
  /** The row of a contribution: input × weight, right as printed. */
  public static TermRow of(Arithmetic now, int term) {
    float value = now.contribution(term);
    Neuron source = now.source(term);
    PrintedFormula product = PrintedFormula.product(now.input(term), now.factor(term), value);
    return new TermRow(
        source == null ? "" : ShortNames.neuron(now.spec(), source),
        product.inputs().get(0) + " × " + product.inputs().get(1),
        product.signedResult(),
        value,
        source);
  }
}
