package io.github.convoscope.drawing;

/**
 * A picture of the size that a network takes, and how it was made.
 *
 * @param image the picture
 * @param fit how the drawing (in pad units) or image (in its pixels) was put into it
 */
public record FittedPicture(GreyImage image, Fit fit) {
  /** The ink of the picture: rows × columns, 0 to 1; not to be changed. */
  public float[] ink() {
    return image.ink();
  }
}
