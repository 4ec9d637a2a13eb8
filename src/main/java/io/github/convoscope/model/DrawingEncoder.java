package io.github.convoscope.model;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.FittedPicture;
import io.github.convoscope.drawing.Normaliser;

/** Converts a drawing to a picture of the network's input size. One thread. */
final class DrawingEncoder {
  private final Normaliser normaliser;

  DrawingEncoder(Normaliser normaliser) {
    this.normaliser = normaliser;
  }

  /** Normalised, or the pad as it is, only reduced. */
  FittedPicture picture(Drawing drawing, boolean normalise) {
    return normalise ? normaliser.normalise(drawing) : normaliser.reduce(drawing);
  }
}
