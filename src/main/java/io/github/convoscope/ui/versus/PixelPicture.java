package io.github.convoscope.ui.versus;

import io.github.convoscope.drawing.ColourImage;
import io.github.convoscope.drawing.GreyImage;
import io.github.convoscope.ui.GreyImages;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * A small picture whose cells are squares of several pixels: JavaFX's software pipeline would blur
 * an enlarged one. Made on any thread.
 *
 * @param columns width in pixels
 * @param rows height in pixels
 * @param colours packed, as 0xffrrggbb
 */
record PixelPicture(int columns, int rows, int[] colours) {
  /** Pixels of the longer side. */
  private static final int SIDE = 112;

  /** A picture of cells in these colours. */
  static PixelPicture of(int rows, int columns, int[] cells) {
    int longer = Math.max(rows, columns);
    int high = Math.max(1, SIDE * rows / longer);
    int wide = Math.max(1, SIDE * columns / longer);
    int[] large = new int[high * wide];
    for (int i = 0; i < large.length; i++) {
      large[i] = cells[i / wide * rows / high * columns + i % wide * columns / wide];
    }
    return new PixelPicture(wide, high, large);
  }

  /** Ink, white on black. */
  static PixelPicture of(GreyImage image) {
    int[] cells = new int[image.ink().length];
    GreyImages.grey(image.ink(), 0, cells);
    return of(image.rows(), image.columns(), cells);
  }

  /** A picture in its colours. */
  static PixelPicture of(ColourImage image) {
    int size = image.rows() * image.columns();
    int[] cells = new int[size];
    for (int i = 0; i < size; i++) {
      int colour = 0xff;
      for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
        float light = image.values()[channel * size + i];
        colour = colour << 8 | Math.round(255 * Math.max(0, Math.min(1, light)));
      }
      cells[i] = colour;
    }
    return of(image.rows(), image.columns(), cells);
  }

  /** The picture for the screen. JavaFX thread. */
  Image toFx() {
    WritableImage image = new WritableImage(columns, rows);
    image
        .getPixelWriter()
        .setPixels(0, 0, columns, rows, PixelFormat.getIntArgbPreInstance(), colours, 0, columns);
    return image;
  }
}
