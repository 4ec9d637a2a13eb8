/** Filters: the page with all weights of the network as pictures. */
@NullMarked
package io.github.convoscope.ui.filters;

import org.jspecify.annotations.NullMarked;
