/**
 * Describes networks, independent of any framework: shapes, layers, weights, activations, and the
 * connections between neurons.
 */
@NullMarked
package io.github.convoscope.network;

import org.jspecify.annotations.NullMarked;
