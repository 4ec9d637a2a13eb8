/** The page that asks whether answers about pictures can be trusted. */
@NullMarked
package io.github.convoscope.ui.trust;

import org.jspecify.annotations.NullMarked;
