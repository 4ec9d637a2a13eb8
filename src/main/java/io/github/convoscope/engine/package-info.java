/** Engines: compute a network forwards and backwards. */
@NullMarked
package io.github.convoscope.engine;

import org.jspecify.annotations.NullMarked;
