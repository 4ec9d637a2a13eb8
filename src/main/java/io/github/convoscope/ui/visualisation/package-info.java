/**
 * The atlas: the image that every unit of the network reacts to most, for all units and unit by
 * unit, with the steps of its optimisation, and a measurement of how far the layers go from edges
 * to digits.
 */
@NullMarked
package io.github.convoscope.ui.visualisation;

import org.jspecify.annotations.NullMarked;
