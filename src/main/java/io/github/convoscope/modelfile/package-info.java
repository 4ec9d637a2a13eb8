/** Reads and checks model files: bytes in, specification and weights out. */
@NullMarked
package io.github.convoscope.modelfile;

import org.jspecify.annotations.NullMarked;
