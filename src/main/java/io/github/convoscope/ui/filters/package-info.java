/** The page with every kernel of every layer. */
@NullMarked
package io.github.convoscope.ui.filters;

import org.jspecify.annotations.NullMarked;
