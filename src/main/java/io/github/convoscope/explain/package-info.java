/** Why a network answers as it does: attribution, feature visualisation, contributions. */
@NullMarked
package io.github.convoscope.explain;

import org.jspecify.annotations.NullMarked;
