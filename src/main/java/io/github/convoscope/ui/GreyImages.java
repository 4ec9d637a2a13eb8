package io.github.convoscope.ui;

import io.github.convoscope.drawing.GreyImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Converts ink to images, white on black. Any thread. */
public final class GreyImages {
  private GreyImages() {}

  /** Converts an image, one screen pixel for each pixel. */
  public static Image toFx(GreyImage image) {
    WritableImage shown = new WritableImage(image.columns(), image.rows());
    int[] colours = new int[image.ink().length];
    grey(image.ink(), 0, colours);
    shown
        .getPixelWriter()
        .setPixels(
            0,
            0,
            image.columns(),
            image.rows(),
            PixelFormat.getIntArgbPreInstance(),
            colours,
            0,
            image.columns());
    return shown;
  }

  /** Converts ink (0 to 1) to packed greys, until {@code into} is full. */
  public static void grey(float[] ink, int from, int[] into) {
    for (int i = 0; i < into.length; i++) {
      int level = Math.round(255 * Math.max(0, Math.min(1, ink[from + i])));
      into[i] = 0xff000000 | level << 16 | level << 8 | level;
    }
  }
}
