/** The left column: the drawing pad with its tools, what the network sees, and its answer. */
@NullMarked
package io.github.convoscope.ui.pad;

import org.jspecify.annotations.NullMarked;
