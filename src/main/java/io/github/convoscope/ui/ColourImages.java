package io.github.convoscope.ui;

import io.github.convoscope.drawing.ColourImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Converts pictures in colours to images. Any thread. */
public final class ColourImages {
  private ColourImages() {}

  /** Converts a picture, one screen pixel for each pixel. */
  public static Image toFx(ColourImage image) {
    int rows = image.rows();
    int columns = image.columns();
    float[] light = image.values();
    int size = rows * columns;
    int[] packed = new int[size];
    for (int i = 0; i < size; i++) {
      packed[i] =
          0xff000000
              | level(light[i]) << 16
              | level(light[size + i]) << 8
              | level(light[2 * size + i]);
    }
    WritableImage shown = new WritableImage(columns, rows);
    shown
        .getPixelWriter()
        .setPixels(0, 0, columns, rows, PixelFormat.getIntArgbPreInstance(), packed, 0, columns);
    return shown;
  }

  private static int level(float light) {
    return Math.round(255 * Math.max(0, Math.min(1, light)));
  }
}
