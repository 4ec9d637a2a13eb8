package io.github.convoscope.model;

import io.github.convoscope.drawing.FittedPicture;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;

/**
 * Makes the picture of a grey image that a network is given. An image of the input's own size is
 * what the network takes already, and is never normalised. One thread.
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
