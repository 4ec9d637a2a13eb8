package io.github.convoscope.scene;

import io.github.convoscope.network.Shape;
import java.nio.IntBuffer;
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

  private final Shape shape;
  private final int first;
  private final int count;
  private final int block;
  private final int tilesAcross;
  private final int width;
  private final int height;
  private final PixelBuffer<IntBuffer> pixels;
  private final PhongMaterial material = new PhongMaterial(Color.WHITE);

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
    pixels.updateBuffer(
        buffer -> {
          write(buffer.getBuffer().array(), colours);
          return null;
        });
  }

  private void write(int[] texels, int[] colours) {
    int rowTexels = shape.columns() * block;
    for (int channel = 0; channel < count; channel++) {
      int x = channel % tilesAcross * rowTexels;
      int y = channel / tilesAcross * shape.rows() * block;
      int from = (first + channel) * shape.mapSize();
      for (int row = 0; row < shape.rows(); row++) {
        int to = (y + row * block) * width + x;
        int source = from + row * shape.columns();
        if (block == 1) {
          System.arraycopy(colours, source, texels, to, rowTexels);
          continue;
        }
        int at = to;
        for (int column = 0; column < shape.columns(); column++) {
          int colour = colours[source + column];
          for (int i = 0; i < block; i++) {
            texels[at++] = colour;
          }
        }
        for (int i = 1; i < block; i++) {
          System.arraycopy(texels, to, texels, to + i * width, rowTexels);
        }
      }
    }
  }
}
