/**
 * Whether an answer about a picture can be trusted: what of it lies outside the object, what a
 * sticker turns it into, and whether it goes by shape or by texture.
 */
@NullMarked
package io.github.convoscope.explain.trust;

import org.jspecify.annotations.NullMarked;
