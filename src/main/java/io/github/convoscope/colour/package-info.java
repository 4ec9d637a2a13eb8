/** Colour maps, the ranges they span, and the colours of whole drawings; no toolkit. */
@NullMarked
package io.github.convoscope.colour;

import org.jspecify.annotations.NullMarked;
