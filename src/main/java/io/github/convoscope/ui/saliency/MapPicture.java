package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.AttributionPicture;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Paints maps into one image, which is replaced only when the size changes. Each cell is a square
 * of pixels, since JavaFX blurs single pixels when it enlarges them. JavaFX thread.
 */
final class MapPicture {
  private final int zoom;
  private int[] pixels = new int[0];
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable WritableImage image;

  /**
   * An empty picture.
   *
   * @param zoom side of a cell in pixels
   */
  MapPicture(int zoom) {
    this.zoom = zoom;
  }

  /** Paints a map. */
  Image paint(AttributionPicture map, MapColours colours) {
    int rows = map.rows() * zoom;
    int columns = map.columns() * zoom;
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
    for (int row = 0; row < map.rows(); row++) {
      int first = row * zoom * columns;
      for (int column = 0; column < map.columns(); column++) {
        int from = first + column * zoom;
        int colour = colours.colour(map.values()[row * map.columns() + column]);
        Arrays.fill(pixels, from, from + zoom, colour);
      }
      for (int line = 1; line < zoom; line++) {
        System.arraycopy(pixels, first, pixels, first + line * columns, columns);
      }
    }
    target.updateBuffer(all -> null);
    return shown;
  }
}
