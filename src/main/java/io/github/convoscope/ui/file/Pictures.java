package io.github.convoscope.ui.file;

import io.github.convoscope.data.AtomicFile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/** Carries pictures between JavaFX and files. */
final class Pictures {
  private Pictures() {}

  /** The same pixels, unpremultiplied. */
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

  /** Writes a PNG, whole or not at all. */
  static void write(Image image, Path file) {
    BufferedImage picture = toBuffered(image);
    AtomicFile.write(file, out -> ImageIO.write(picture, "png", out));
  }
}
