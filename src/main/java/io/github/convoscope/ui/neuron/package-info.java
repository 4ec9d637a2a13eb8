/**
 * Controls that several features use to show neurons: grids of cells, tables of terms, formulas.
 */
@NullMarked
package io.github.convoscope.ui.neuron;

import org.jspecify.annotations.NullMarked;
