package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.AttributionPicture;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Paints maps into one image, which is replaced only when the size changes. Each cell of a small
 * map is a square of pixels, since JavaFX blurs single pixels when it enlarges them; a large map is
 * painted pixel by pixel. JavaFX thread.
 */
final class MapPicture {
  /** Side of a small map's image in pixels, about. */
  private static final int SIDE = 224;

  private int[] pixels = new int[0];
  private int[] tinted = new int[0];
  private int zoom = 1;
  private @Nullable PixelBuffer<IntBuffer> buffer;
  private @Nullable WritableImage image;

  /** Side of a cell in pixels of the image painted last. */
  int zoom() {
    return zoom;
  }

  /** Shows an image as it was painted: cells of small maps stay square, large maps are smooth. */
  void show(ImageView view, Image painted) {
    view.setSmooth(zoom == 1);
    view.setImage(painted);
  }

  /** Paints a map that lies over ink: it is transparent where it is zero. */
  Image paint(AttributionPicture map, MapColours colours) {
    return paint(map, colours, null);
  }

  /**
   * Paints a map.
   *
   * @param photo the photograph below it, as colours of its pixels, which is tinted; null for ink
   */
  Image paint(AttributionPicture map, MapColours colours, int @Nullable [] photo) {
    zoom = Math.max(1, Math.round((float) SIDE / Math.max(map.rows(), map.columns())));
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
    int[] cells = cells(map, colours, photo);
    for (int row = 0; row < map.rows(); row++) {
      int first = row * zoom * columns;
      for (int column = 0; column < map.columns(); column++) {
        int from = first + column * zoom;
        Arrays.fill(pixels, from, from + zoom, cells[row * map.columns() + column]);
      }
      for (int line = 1; line < zoom; line++) {
        System.arraycopy(pixels, first, pixels, first + line * columns, columns);
      }
    }
    target.updateBuffer(all -> null);
    return shown;
  }

  private int[] cells(AttributionPicture map, MapColours colours, int @Nullable [] photo) {
    if (tinted.length != map.values().length) {
      tinted = new int[map.values().length];
    }
    if (photo != null && photo.length == tinted.length) {
      colours.tint(map.values(), photo, tinted);
    } else {
      for (int i = 0; i < tinted.length; i++) {
        tinted[i] = colours.colour(map.values()[i]);
      }
    }
    return tinted;
  }
}
