/** Our own engine: forward and backward passes in plain Java. */
@NullMarked
package io.github.convoscope.engine.compute;

import org.jspecify.annotations.NullMarked;
