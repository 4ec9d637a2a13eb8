package io.github.convoscope.model;

import io.github.convoscope.drawing.FittedPicture;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;

/**
 * Converts a grey image to a picture of the network's input size. An image that already has this
 * size is taken as it is, and never normalised. One thread.
 */
final class GreyImageEncoder {
  private final Normaliser normaliser;

  GreyImageEncoder(Normaliser normaliser) {
    this.normaliser = normaliser;
  }

  /** Normalised, or the image as it is, only resized until it fits. */
  FittedPicture picture(GreyImage image, boolean normalise) {
    InputFraming framing = normaliser.framing();
    boolean fits = image.rows() == framing.rows() && image.columns() == framing.columns();
    return normalise && !fits ? normaliser.normalise(image) : normaliser.reduce(image);
  }
}
