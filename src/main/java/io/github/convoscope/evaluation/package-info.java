/** Measures how good a network's answers are, and judges how far one answer can be trusted. */
@NullMarked
package io.github.convoscope.evaluation;

import org.jspecify.annotations.NullMarked;
