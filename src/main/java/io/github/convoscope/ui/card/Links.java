package io.github.convoscope.ui.card;

import io.github.convoscope.network.Neuron;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds the actions of a card's parts on the neurons that their numbers come from.
 *
 * @param hover highlights a neuron everywhere in the window; null for none
 * @param follow shows a neuron's card in place of this one
 */
record Links(Consumer<@Nullable Neuron> hover, Consumer<Neuron> follow) {}
