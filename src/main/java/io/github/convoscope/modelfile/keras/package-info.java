/** Reads Keras's model files (.h5 and .keras of Keras 1, 2 and 3) as specification and weights. */
@NullMarked
package io.github.convoscope.modelfile.keras;

import org.jspecify.annotations.NullMarked;
