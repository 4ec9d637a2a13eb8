/**
 * The code that the features about neurons share: controls (heat maps, tables of terms, formulas),
 * texts for names and numbers, and common state. It uses none of these features.
 */
@NullMarked
package io.github.convoscope.ui.neuron;

import org.jspecify.annotations.NullMarked;
