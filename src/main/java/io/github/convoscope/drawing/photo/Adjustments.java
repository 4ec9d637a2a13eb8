package io.github.convoscope.drawing.photo;

/**
 * What is changed of the whole picture, after it was framed.
 *
 * @param blur 0 (none) to 1 (the standard deviation of a Gauss curve is a 20th of the picture, or 3
 *     pixels if that is more)
 * @param noise 0 (none) to 1 (normally distributed, standard deviation half of the light)
 * @param contrast 0 (even grey) to 2 (twice as much); 1 changes nothing
 * @param grey 0 (in colours) to 1 (grey)
 */
public record Adjustments(double blur, double noise, double contrast, double grey) {
  /** Nothing is changed. */
  public static final Adjustments NONE = new Adjustments(0, 0, 1, 0);

  /** Checks the ranges. */
  public Adjustments {
    if (!(within(blur, 1) && within(noise, 1) && within(contrast, 2) && within(grey, 1))) {
      throw new IllegalArgumentException(
          "blur " + blur + ", noise " + noise + ", contrast " + contrast + ", grey " + grey);
    }
  }

  private static boolean within(double value, double most) {
    return value >= 0 && value <= most;
  }

  /** With another blur. */
  public Adjustments withBlur(double value) {
    return new Adjustments(value, noise, contrast, grey);
  }

  /** With other noise. */
  public Adjustments withNoise(double value) {
    return new Adjustments(blur, value, contrast, grey);
  }

  /** With another contrast. */
  public Adjustments withContrast(double value) {
    return new Adjustments(blur, noise, value, grey);
  }

  /** With more or less colour. */
  public Adjustments withGrey(double value) {
    return new Adjustments(blur, noise, contrast, value);
  }
}
