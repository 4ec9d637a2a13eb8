package io.github.convoscope.drawing.photo;

import io.github.convoscope.drawing.Stroke;

/**
 * A stroke of the brush or the rubber on a photograph.
 *
 * @param path in the photograph's pixels
 * @param width of the brush in the photograph's pixels
 * @param rgb the colour, packed, 8 bits a channel; the rubber has none
 * @param rubber whether it brings the photograph back
 */
public record PaintStroke(Stroke path, double width, int rgb, boolean rubber) {
  /** Begins a stroke of the brush. */
  public static PaintStroke brush(double x, double y, double width, int rgb) {
    return new PaintStroke(Stroke.at(x, y), width, rgb, false);
  }

  /** Begins a stroke of the rubber. */
  public static PaintStroke rubber(double x, double y, double width) {
    return new PaintStroke(Stroke.at(x, y), width, 0, true);
  }

  /** This stroke with one more point. */
  public PaintStroke plus(double x, double y) {
    return new PaintStroke(path.plus(x, y), width, rgb, rubber);
  }
}
