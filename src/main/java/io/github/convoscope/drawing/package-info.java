/** Strokes: undo, erasing, rendering, normalising, and the handwriting model. */
@NullMarked
package io.github.convoscope.drawing;

import org.jspecify.annotations.NullMarked;
