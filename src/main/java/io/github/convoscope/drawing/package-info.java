/** Strokes: keeping, cutting, rendering and normalising them to what the network takes. */
@NullMarked
package io.github.convoscope.drawing;

import org.jspecify.annotations.NullMarked;
