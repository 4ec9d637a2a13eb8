/** Everything that calls DL4J and ND4J: layers, training, comparison. */
@NullMarked
package io.github.convoscope.engine.dl4j;

import org.jspecify.annotations.NullMarked;
