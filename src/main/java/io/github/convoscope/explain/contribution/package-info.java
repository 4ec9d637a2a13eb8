/** How one neuron gets its value, term by term: its inputs, weights and contributions. */
@NullMarked
package io.github.convoscope.explain.contribution;

import org.jspecify.annotations.NullMarked;
