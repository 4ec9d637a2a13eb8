package io.github.convoscope.model;

import io.github.convoscope.drawing.FittedPicture;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.network.PictureInput.Placement;

/**
 * Converts a grey image to a picture of the network's input size. An image that already has this
 * size is taken as it is, and never normalised. One thread.
 */
final class GreyImageEncoder {
  private final Normaliser normaliser;
  private final Placement placement;

  GreyImageEncoder(Normaliser normaliser, Placement placement) {
    this.normaliser = normaliser;
    this.placement = placement;
  }

  /** Placed as the network wants it, or the image as it is, only resized until it fits. */
  FittedPicture picture(GreyImage image, boolean normalise) {
    InputFraming framing = normaliser.framing();
    boolean fits = image.rows() == framing.rows() && image.columns() == framing.columns();
    if (!normalise || fits) {
      return normaliser.reduce(image);
    }
    return switch (placement) {
      case AUTOMATIC, CENTRED -> normaliser.normalise(image);
      case FIT -> normaliser.reduce(image);
      case CROP -> normaliser.crop(image);
    };
  }
}
