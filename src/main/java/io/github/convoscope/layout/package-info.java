/** Where every feature map and cell of a network stands, and where to look from; pure. */
@NullMarked
package io.github.convoscope.layout;

import org.jspecify.annotations.NullMarked;
