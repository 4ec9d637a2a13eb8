/**
 * Explanations of a network: attribution, contributions, feature visualisation, and the hierarchy
 * from edges to digits. All classes are in the packages below.
 */
@NullMarked
package io.github.convoscope.explain;

import org.jspecify.annotations.NullMarked;
