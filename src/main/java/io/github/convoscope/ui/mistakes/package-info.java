/** The list of the network's wrong answers on the available data. */
@NullMarked
package io.github.convoscope.ui.mistakes;

import org.jspecify.annotations.NullMarked;
