package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.AttributionPicture;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** A picture of an attribution, a pixel a cell, made anew only for another size. JavaFX thread. */
final class MapPicture {
  private int[] pixels = new int[0];
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable WritableImage image;

  /** Paints a map. */
  Image paint(AttributionPicture map, MapColours colours) {
    int rows = map.rows();
    int columns = map.columns();
    PixelBuffer<IntBuffer> target = buffer;
    WritableImage shown = image;
    if (target == null
        || shown == null
        || target.getWidth() != columns
        || target.getHeight() != rows) {
      pixels = new int[rows * columns];
      target =
          new PixelBuffer<>(
              columns, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
      buffer = target;
      shown = new WritableImage(target);
      image = shown;
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = colours.colour(map.values()[i]);
    }
    target.updateBuffer(all -> null);
    return shown;
  }
}
