/** The left column: the drawing pad with its tools, the network's input, and its answer. */
@NullMarked
package io.github.convoscope.ui.pad;

import org.jspecify.annotations.NullMarked;
