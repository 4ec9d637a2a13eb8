package io.github.convoscope.ui.neuron;

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
    String name, String detail, String text, double value, @Nullable Neuron neuron) {}
