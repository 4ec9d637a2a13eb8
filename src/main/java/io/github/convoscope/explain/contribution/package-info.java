/** How one neuron gets its value, term by term, and what changes when something is held. */
@NullMarked
package io.github.convoscope.explain.contribution;

import org.jspecify.annotations.NullMarked;
