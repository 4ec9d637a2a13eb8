package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of a card talk about other neurons.
 *
 * @param hover lights a neuron everywhere; null for none
 * @param follow goes to a neuron, as along an edge
 */
record Links(Consumer<@Nullable Neuron> hover, Consumer<Neuron> follow) {}
