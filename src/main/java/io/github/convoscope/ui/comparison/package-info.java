/** Comparison: the drawing on the pad (B) with a reference drawing (A). */
@NullMarked
package io.github.convoscope.ui.comparison;

import org.jspecify.annotations.NullMarked;
