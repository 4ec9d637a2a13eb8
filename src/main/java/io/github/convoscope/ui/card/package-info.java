/** Pinned neurons: the card with a neuron's arithmetic, its edges and its receptive field. */
@NullMarked
package io.github.convoscope.ui.card;

import org.jspecify.annotations.NullMarked;
