/** What if: units held at a value. */
@NullMarked
package io.github.convoscope.ui.whatif;

import org.jspecify.annotations.NullMarked;
