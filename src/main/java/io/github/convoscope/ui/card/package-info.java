/**
 * The neuron card and what belongs to it: edges and receptive fields, the filter view, step mode,
 * what-if and hold.
 */
@NullMarked
package io.github.convoscope.ui.card;

import org.jspecify.annotations.NullMarked;
