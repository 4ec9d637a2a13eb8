/** Step mode: the network computes the drawing on the pad neuron by neuron. */
@NullMarked
package io.github.convoscope.ui.steps;

import org.jspecify.annotations.NullMarked;
