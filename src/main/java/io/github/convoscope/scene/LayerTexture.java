package io.github.convoscope.scene;

import io.github.convoscope.network.Shape;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.PhongMaterial;

/**
 * The live colours of some channels of a layer: a tile a feature map, a block of equal texels a
 * neuron. JavaFX only has smoothing texture filters; inside a block they have nothing to smooth, so
 * the middle of a cell has exactly its colour, and only its rim is softened.
 */
final class LayerTexture {
  /** Prism refuses textures with longer sides. */
  static final int LONGEST_SIDE = 4096;

  /** Texels along a side of a neuron's block, at most. */
  static final int LARGEST_BLOCK = 4;

  private final Shape shape;
  private final int first;
  private final int count;
  private final int block;
  private final int tilesAcross;
  private final int width;
  private final int height;
  private final PixelBuffer<IntBuffer> pixels;
  private final PhongMaterial material = new PhongMaterial(Color.WHITE);

  /** The colours that are written, to be compared with the next ones. */
  private final int[] shown;

  private boolean written;

  /**
   * A texture for the channels from {@code first}.
   *
   * @param block texels along a side of a neuron's block
   */
  LayerTexture(Shape shape, int first, int count, int block) {
    this.shape = shape;
    this.first = first;
    this.count = count;
    this.block = block;
    tilesAcross = tilesAcross(shape, count, block);
    width = tilesAcross * shape.columns() * block;
    height = (count + tilesAcross - 1) / tilesAcross * shape.rows() * block;
    shown = new int[count * shape.mapSize()];
    pixels =
        new PixelBuffer<>(
            width, height, IntBuffer.allocate(width * height), PixelFormat.getIntArgbPreInstance());
    material.setSpecularColor(Color.BLACK);
    material.setDiffuseMap(new WritableImage(pixels));
  }

  /** How many channels one texture can hold. */
  static int mostChannels(Shape shape, int block) {
    return Math.max(1, LONGEST_SIDE / (shape.columns() * block))
        * Math.max(1, LONGEST_SIDE / (shape.rows() * block));
  }

  private static int tilesAcross(Shape shape, int count, int block) {
    double square = Math.sqrt((double) count * shape.rows() / shape.columns());
    int most = Math.max(1, LONGEST_SIDE / (shape.columns() * block));
    int fewest = (count - 1) / Math.max(1, LONGEST_SIDE / (shape.rows() * block)) + 1;
    return Math.min(most, Math.max(fewest, (int) Math.ceil(square)));
  }

  /** What it has tiles for. */
  Shape shape() {
    return shape;
  }

  PhongMaterial material() {
    return material;
  }

  /** Horizontal texture coordinate of a place in a map, in cells from the map's left edge. */
  float u(int channel, double column) {
    int tile = (channel - first) % tilesAcross;
    return (float) ((tile * shape.columns() + column) * block / width);
  }

  /** Vertical texture coordinate of a place in a map, in cells from the map's upper edge. */
  float v(int channel, double row) {
    int tile = (channel - first) / tilesAcross;
    return (float) ((tile * shape.rows() + row) * block / height);
  }

  /** Half a texel, in cells: how far from a map's edge no neighbour shines in. */
  double inset() {
    return 0.5 / block;
  }

  /** Takes over the colours of its channels from those of the whole layer. */
  void show(int[] colours) {
    pixels.updateBuffer(buffer -> write(buffer.getBuffer().array(), colours));
  }

  /** Writes the rows of neurons that have other colours than before; returns where they are. */
  private Rectangle2D write(int[] texels, int[] colours) {
    int columns = shape.columns();
    int top = height;
    int bottom = 0;
    for (int channel = 0; channel < count; channel++) {
      int x = channel % tilesAcross * columns * block;
      int y = channel / tilesAcross * shape.rows() * block;
      for (int row = 0; row < shape.rows(); row++) {
        int own = channel * shape.mapSize() + row * columns;
        int from = first * shape.mapSize() + own;
        if (written && Arrays.equals(shown, own, own + columns, colours, from, from + columns)) {
          continue;
        }
        System.arraycopy(colours, from, shown, own, columns);
        int line = y + row * block;
        write(colours, from, texels, line * width + x);
        top = Math.min(top, line);
        bottom = Math.max(bottom, line + block);
      }
    }
    written = true;
    return top < bottom ? new Rectangle2D(0, top, width, bottom - top) : Rectangle2D.EMPTY;
  }

  private void write(int[] colours, int from, int[] texels, int to) {
    int columns = shape.columns();
    if (block == LARGEST_BLOCK) {
      for (int column = 0; column < columns; column++) {
        int colour = colours[from + column];
        int at = to + column * LARGEST_BLOCK;
        texels[at] = colour;
        texels[at + 1] = colour;
        texels[at + 2] = colour;
        texels[at + 3] = colour;
      }
    } else {
      for (int column = 0; column < columns; column++) {
        int at = to + column * block;
        Arrays.fill(texels, at, at + block, colours[from + column]);
      }
    }
    for (int i = 1; i < block; i++) {
      System.arraycopy(texels, to, texels, to + i * width, columns * block);
    }
  }
}
