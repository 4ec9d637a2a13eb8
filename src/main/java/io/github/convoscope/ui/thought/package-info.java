/** Plays the thought: the network computes the drawing on the pad, as a film. */
@NullMarked
package io.github.convoscope.ui.thought;

import org.jspecify.annotations.NullMarked;
