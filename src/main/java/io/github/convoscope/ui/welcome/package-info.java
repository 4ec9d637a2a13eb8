/** The first ten seconds: a digit draws itself; and the window of an open day. */
@NullMarked
package io.github.convoscope.ui.welcome;

import org.jspecify.annotations.NullMarked;
