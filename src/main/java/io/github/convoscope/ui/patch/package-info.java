/** The arithmetic of the pinned neuron, large in the scene beside its cell. */
@NullMarked
package io.github.convoscope.ui.patch;

import org.jspecify.annotations.NullMarked;
