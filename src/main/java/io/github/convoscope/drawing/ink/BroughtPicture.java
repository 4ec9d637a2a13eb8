package io.github.convoscope.drawing.ink;

import io.github.convoscope.drawing.GreyImage;
import org.jspecify.annotations.Nullable;

/**
 * Holds a picture that somebody brought, and what the network gets of it.
 *
 * @param picture as every viewer shows it
 * @param ink what the network gets
 * @param found where the ink was found; null for a picture that is taken as it is
 */
public record BroughtPicture(ArgbImage picture, GreyImage ink, @Nullable FoundInk found) {
  /** The picture with other ink found in it. */
  public BroughtPicture with(FoundInk other) {
    return new BroughtPicture(picture, other.ink(), other);
  }

  /** The picture with one of its digits chosen. */
  public BroughtPicture choosing(FoundDigit digit) {
    return new BroughtPicture(picture, digit.ink(), found);
  }
}
