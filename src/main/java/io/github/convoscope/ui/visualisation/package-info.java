/**
 * The atlas: what every unit of the network looks for, on one page and unit by unit, found while
 * one watches, and the hierarchy from edges to digits put to the test.
 */
@NullMarked
package io.github.convoscope.ui.visualisation;

import org.jspecify.annotations.NullMarked;
