/**
 * Measures the program's real window: drawings replayed as pointer events, painted frames, time to
 * the first answer, memory.
 */
@NullMarked
package io.github.convoscope.ui.bench;

import org.jspecify.annotations.NullMarked;
