/** Measures how far a network's layers go from edges over parts of strokes to whole digits. */
@NullMarked
package io.github.convoscope.explain.hierarchy;

import org.jspecify.annotations.NullMarked;
