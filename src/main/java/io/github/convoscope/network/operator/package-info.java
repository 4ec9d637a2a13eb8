/** What layers compute, as data: one class for each kind of layer, and the builder of networks. */
@NullMarked
package io.github.convoscope.network.operator;

import org.jspecify.annotations.NullMarked;
