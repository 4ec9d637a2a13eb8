/**
 * A network that was opened from a file: specification, engines, model card, labels, input encoder.
 */
@NullMarked
package io.github.convoscope.model;

import org.jspecify.annotations.NullMarked;
