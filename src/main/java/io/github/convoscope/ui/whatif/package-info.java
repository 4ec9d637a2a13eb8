/** What if: clamped units, and what they change. */
@NullMarked
package io.github.convoscope.ui.whatif;

import org.jspecify.annotations.NullMarked;
