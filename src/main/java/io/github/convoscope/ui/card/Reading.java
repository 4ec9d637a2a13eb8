package io.github.convoscope.ui.card;

import io.github.convoscope.explain.contribution.Arithmetic;
import org.jspecify.annotations.Nullable;

/**
 * What a card shows at one moment.
 *
 * @param now the neuron's arithmetic
 * @param before its arithmetic in the drawing held as A, or null
 * @param colours what colours mean
 */
record Reading(Arithmetic now, @Nullable Arithmetic before, CardColours colours) {}
