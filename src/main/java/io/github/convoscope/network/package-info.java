/**
 * What a network is, without any framework: shapes, layers, weights, activations and how neurons
 * are wired.
 */
@NullMarked
package io.github.convoscope.network;

import org.jspecify.annotations.NullMarked;
