package io.github.convoscope.drawing;

/**
 * Holds a picture of the size that a network takes, and the place of its source in it.
 *
 * @param image the picture
 * @param fit converts the drawing's pad units, or the image's pixels, to pixels of the picture
 */
public record FittedPicture(GreyImage image, Fit fit) {
  /** The ink of the picture, [rows × columns], 0 to 1; not to be changed. */
  public float[] ink() {
    return image.ink();
  }
}
