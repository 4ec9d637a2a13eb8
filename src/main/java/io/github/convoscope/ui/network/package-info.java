/** Shows facts about the open network, checks it with DL4J, and chooses what computes it. */
@NullMarked
package io.github.convoscope.ui.network;

import org.jspecify.annotations.NullMarked;
