/** Measures the real window: replayed pointer events, painted frames, time to the first answer. */
@NullMarked
package io.github.convoscope.ui.bench;

import org.jspecify.annotations.NullMarked;
