package io.github.convoscope.drawing.photo;

/**
 * A square that hides a part of a photograph from the network, as a thumb does.
 *
 * @param centreX x of its middle, in the photograph's pixels
 * @param centreY y of its middle
 * @param side length of a side in the photograph's pixels
 * @param filling what is seen in its place
 */
public record CoverPatch(double centreX, double centreY, double side, Filling filling) {
  /** What is seen in place of what is covered. */
  public enum Filling {
    /** Even grey, half of the light. */
    GREY,
    /** The picture itself, out of focus. */
    BLURRED,
    /** The mean colour of all that the network sees. */
    MEAN
  }

  /** This patch elsewhere. */
  public CoverPatch at(double x, double y) {
    return new CoverPatch(x, y, side, filling);
  }
}
