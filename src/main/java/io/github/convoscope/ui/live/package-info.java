/**
 * The live loop: pointer event → strokes → input → activations → colours → textures, on one worker
 * that always computes the newest drawing.
 */
@NullMarked
package io.github.convoscope.ui.live;

import org.jspecify.annotations.NullMarked;
