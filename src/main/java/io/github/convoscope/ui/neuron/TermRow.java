package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table of terms.
 *
 * @param name what the term is about
 * @param detail how its number comes about
 * @param value its number as written
 * @param size its signed number, for the bar
 * @param neuron where it comes from, or null
 */
public record TermRow(
    String name, String detail, String value, double size, @Nullable Neuron neuron) {}
