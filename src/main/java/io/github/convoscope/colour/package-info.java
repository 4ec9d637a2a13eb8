/** Colour maps, ranges of values, and the colours of all neurons; knows no JavaFX. */
@NullMarked
package io.github.convoscope.colour;

import org.jspecify.annotations.NullMarked;
