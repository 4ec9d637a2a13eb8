/** Step mode: watches a layer compute, neuron by neuron. */
@NullMarked
package io.github.convoscope.ui.steps;

import org.jspecify.annotations.NullMarked;
