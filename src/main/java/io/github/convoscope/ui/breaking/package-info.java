/** Breaking a network on purpose: edited weights, painted feature maps, and what that costs. */
@NullMarked
package io.github.convoscope.ui.breaking;

import org.jspecify.annotations.NullMarked;
