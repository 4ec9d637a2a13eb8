/**
 * Measures how far a network's layers go from edges through parts to whole digits, instead of
 * asserting it.
 */
@NullMarked
package io.github.convoscope.explain.hierarchy;

import org.jspecify.annotations.NullMarked;
