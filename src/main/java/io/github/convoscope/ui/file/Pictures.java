package io.github.convoscope.ui.file;

import io.github.convoscope.data.AtomicFile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Converts pictures from JavaFX, and writes them to files. */
final class Pictures {
  private Pictures() {}

  /** Copies an image; pixels are ARGB, not premultiplied. */
  static BufferedImage toBuffered(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    buffered.setRGB(0, 0, width, height, pixels, 0, width);
    return buffered;
  }

  /** Writes a PNG file, completely or not at all. */
  static void write(Image image, Path file) {
    BufferedImage picture = toBuffered(image);
    AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
  }
}
