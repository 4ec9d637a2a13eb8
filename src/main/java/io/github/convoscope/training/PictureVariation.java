package io.github.convoscope.training;

import java.util.Locale;

/**
 * Says how far a colour picture is varied in training.
 *
 * @param shift largest shift in pixels, in each direction; what moves in is the picture mirrored at
 *     its edge
 * @param colour largest change of brightness (as a part of the range), contrast and saturation (as
 *     a factor), 0 for none
 * @param cut side of a square that becomes grey, at a random place, in pixels; 0 for none (DeVries
 *     and Taylor 2017)
 * @param mirrored whether half of the pictures are mirrored, left to right
 */
public record PictureVariation(int shift, double colour, int cut, boolean mirrored) {
  /** A description for the model card. */
  String description() {
    return String.format(
        Locale.ROOT,
        "%sshifted up to %d pixels, brightness, contrast and saturation changed up to %s, a grey"
            + " square of %d pixels",
        mirrored ? "mirrored half of the time, " : "",
        shift,
        colour,
        cut);
  }
}
