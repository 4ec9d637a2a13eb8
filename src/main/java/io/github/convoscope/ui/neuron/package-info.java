/**
 * What the features about neurons share: controls (heat maps, tables of terms, formulas), names and
 * numbers, and the state that they have in common. It knows none of these features.
 */
@NullMarked
package io.github.convoscope.ui.neuron;

import org.jspecify.annotations.NullMarked;
