/** How good a network's answers are, and how far one answer can be trusted. */
@NullMarked
package io.github.convoscope.evaluation;

import org.jspecify.annotations.NullMarked;
