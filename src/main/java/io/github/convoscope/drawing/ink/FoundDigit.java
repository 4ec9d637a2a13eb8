package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;

/**
 * Strokes that belong together.
 *
 * @param box where they are in the picture, in its own pixels
 * @param ink the strokes alone, in a picture of {@link FoundInk}'s size
 */
public record FoundDigit(PictureBox box, GreyImage ink) {}
