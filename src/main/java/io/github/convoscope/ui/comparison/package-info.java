/** Two drawings compared, A and B. */
@NullMarked
package io.github.convoscope.ui.comparison;

import org.jspecify.annotations.NullMarked;
