/** Changes to the weights of a network, made on copies. */
@NullMarked
package io.github.convoscope.network.edit;

import org.jspecify.annotations.NullMarked;
