/** Parts for the front of a class: curtain, still picture, shown keys, pointer, lock. */
@NullMarked
package io.github.convoscope.ui.classroom;

import org.jspecify.annotations.NullMarked;
