/** The list of what the network gets wrong on the data at hand. */
@NullMarked
package io.github.convoscope.ui.mistakes;

import org.jspecify.annotations.NullMarked;
