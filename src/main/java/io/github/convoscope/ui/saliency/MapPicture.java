package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Attribution;
import io.github.convoscope.network.Shape;
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

  /** Paints a map of the input; several channels are summed. */
  Image paint(Attribution attribution, MapColours colours) {
    return paint(flat(attribution), size(attribution).rows(), size(attribution).columns(), colours);
  }

  /** Paints numbers. */
  Image paint(double[] values, int rows, int columns, MapColours colours) {
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
      pixels[i] = colours.colour(values[i]);
    }
    target.updateBuffer(all -> null);
    return shown;
  }

  /**
   * The numbers of a picture: the sum over the channels of an input, or a layer's feature maps side
   * by side.
   */
  static double[] flat(Attribution attribution) {
    Shape shape = attribution.shape();
    Shape size = size(attribution);
    double[] flat = new double[size.size()];
    boolean tiled = attribution.layer() > 0;
    int across = size.columns() / Math.max(1, shape.columns());
    for (int i = 0; i < attribution.values().length; i++) {
      int channel = i / shape.mapSize();
      int cell = i % shape.mapSize();
      int row = cell / shape.columns();
      int column = cell % shape.columns();
      int at =
          tiled
              ? (channel / across * shape.rows() + row) * size.columns()
                  + channel % across * shape.columns()
                  + column
              : shape.spatial() ? cell : i;
      flat[at] += attribution.values()[i];
    }
    return flat;
  }

  /** Rows and columns of the picture. */
  static Shape size(Attribution attribution) {
    Shape shape = attribution.shape();
    if (attribution.layer() == 0 && shape.spatial()) {
      return Shape.maps(1, shape.rows(), shape.columns());
    }
    int across = (int) Math.ceil(Math.sqrt(shape.channels()));
    int down = (shape.channels() + across - 1) / across;
    return Shape.maps(1, down * shape.rows(), across * shape.columns());
  }
}
