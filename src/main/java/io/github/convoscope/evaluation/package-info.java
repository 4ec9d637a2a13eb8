/** How good a network's answers are, and what may honestly be said of one answer. */
@NullMarked
package io.github.convoscope.evaluation;

import org.jspecify.annotations.NullMarked;
