package io.github.convoscope.drawing;

/**
 * A picture of the size that a network takes, and where its source is in it.
 *
 * @param image the picture
 * @param fit where the drawing (in pad units) or the image (in its pixels) is in the picture
 */
public record FittedPicture(GreyImage image, Fit fit) {
  /** The ink of the picture, [rows × columns], 0 to 1; not to be changed. */
  public float[] ink() {
    return image.ink();
  }
}
