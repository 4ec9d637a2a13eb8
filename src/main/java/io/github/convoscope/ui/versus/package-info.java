/** Two networks beside each other: the same drawing in both, and what each makes of the samples. */
@NullMarked
package io.github.convoscope.ui.versus;

import org.jspecify.annotations.NullMarked;
