/**
 * Attribution: how much each pixel, or each neuron of a layer, has to do with a number that the
 * network computes. No method assumes a particular network.
 */
@NullMarked
package io.github.convoscope.explain.attribution;

import org.jspecify.annotations.NullMarked;
