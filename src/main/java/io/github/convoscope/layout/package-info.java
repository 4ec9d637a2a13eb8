/** Computes where every cell of a network is in space, and from where the camera sees it. */
@NullMarked
package io.github.convoscope.layout;

import org.jspecify.annotations.NullMarked;
