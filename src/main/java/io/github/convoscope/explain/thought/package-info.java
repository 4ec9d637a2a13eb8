/** A forward pass as a film: what is computed at each moment, from the drawing to the answer. */
@NullMarked
package io.github.convoscope.explain.thought;

import org.jspecify.annotations.NullMarked;
