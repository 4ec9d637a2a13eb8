package io.github.convoscope.training;

import java.util.ArrayList;
import java.util.List;

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
    List<String> parts = new ArrayList<>();
    if (mirrored) {
      parts.add("mirrored half of the time");
    }
    if (shift > 0) {
      parts.add("shifted up to " + shift + " pixels");
    }
    if (colour > 0) {
      parts.add("brightness, contrast and saturation changed up to " + colour);
    }
    if (cut > 0) {
      parts.add("a grey square of " + cut + " pixels");
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
