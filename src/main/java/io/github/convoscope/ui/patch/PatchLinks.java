package io.github.convoscope.ui.patch;

import io.github.convoscope.network.Neuron;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the neurons that a panel names.
 *
 * @param hover receives the neuron under the pointer, or null
 * @param follow receives a neuron that was clicked
 */
record PatchLinks(Consumer<@Nullable Neuron> hover, Consumer<Neuron> follow) {}
