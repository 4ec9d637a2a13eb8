package io.github.convoscope.scene;

import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.Objects;
import javafx.scene.paint.PhongMaterial;
import org.jspecify.annotations.Nullable;

/**
 * The colours of some channels of a layer, as a part of a {@link TextureSheet}: a tile for each
 * feature map, a block of equal texels for each neuron.
 *
 * <p>JavaFX always smooths textures. Inside a block there is nothing to smooth: the middle of a
 * cell has exactly its colour, and only its edge is softened.
 */
final class LayerTexture {
  /** Prism refuses textures with longer sides. */
  static final int LONGEST_SIDE = 4096;

  /** Largest side of a neuron's block, in texels. */
  static final int LARGEST_BLOCK = 4;

  /** Stands in place of a layer's index for the picture that the input is made from. */
  static final int PICTURE = -1;

  private final int layer;
  private final Shape shape;
  private final int first;
  private final int count;
  private final int block;
  private final int tilesAcross;
  private final int width;
  private final int height;

  /** For each page of the sheet the colours that were written last; empty before the first time. */
  private final int[][] shown = new int[TextureSheet.PAGES][0];

  private int changedFrom;
  private int changedTo;

  /** Null until {@link #placeOn}. */
  private @Nullable TextureSheet sheet;

  private int top;

  /**
   * A texture for the channels from {@code first}.
   *
   * @param layer index of the layer, or {@link #PICTURE}
   * @param shape of the layer, or of pictures for its units
   * @param first index of the first channel; {@link LayerPlace#PICTURE} for the picture
   * @param count number of channels
   * @param block side of a neuron's block, in texels: 1, 2 or 4
   */
  LayerTexture(int layer, Shape shape, int first, int count, int block) {
    this.layer = layer;
    this.shape = shape;
    this.first = first;
    this.count = count;
    this.block = block;
    tilesAcross = tilesAcross(shape, count, block);
    width = tilesAcross * shape.columns() * block;
    height = (count + tilesAcross - 1) / tilesAcross * shape.rows() * block;
  }

  /** Largest number of channels in one texture. */
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

  /** Shape of the layer, or of the pictures for its units. */
  Shape shape() {
    return shape;
  }

  /** Side of a neuron's block, in texels. */
  int block() {
    return block;
  }

  /** Index of its first channel. */
  int first() {
    return first;
  }

  /** Number of its channels. */
  int count() {
    return count;
  }

  /** Index of its layer. */
  int layer() {
    return layer;
  }

  /** Texels from left to right. */
  int width() {
    return width;
  }

  /** Texels from top to bottom. */
  int height() {
    return height;
  }

  /** Puts it on a sheet, {@code fromTop} texels below its upper edge; call it once. */
  void placeOn(TextureSheet whole, int fromTop) {
    sheet = whole;
    top = fromTop;
  }

  /** The sheet that it is on. */
  TextureSheet sheet() {
    return Objects.requireNonNull(sheet, "the texture is on no sheet yet");
  }

  /** The material of meshes that use this texture. */
  PhongMaterial material() {
    return sheet().material();
  }

  /** The same, darker by a factor from 0 to 1. */
  PhongMaterial material(double shade) {
    return sheet().material(shade);
  }

  /**
   * Horizontal texture coordinate of a point that is {@code column} cells from a map's left edge.
   */
  float u(int channel, double column) {
    int tile = (channel - first) % tilesAcross;
    return (float) ((tile * shape.columns() + column) * block / sheet().width());
  }

  /** Vertical texture coordinate of a point that is {@code row} cells from a map's upper edge. */
  float v(int channel, double row) {
    int tile = (channel - first) / tilesAcross;
    return (float) ((top + (tile * shape.rows() + row) * block) / sheet().height());
  }

  /** Half a texel, in cells: nearer to a map's edge, smoothing would mix in its neighbour. */
  double inset() {
    return 0.5 / block;
  }

  /** Index of the colour of its first neuron among all colours of the layer. */
  private int offset() {
    return Math.max(0, first) * shape.mapSize();
  }

  /** True where a page shows just these colours of the layer. */
  boolean shows(int page, int[] colours) {
    int[] old = shown[page];
    int size = count * shape.mapSize();
    return old.length == size && Arrays.equals(old, 0, size, colours, offset(), offset() + size);
  }

  /**
   * Writes the colours of which a page has others: in each row everything between the first and the
   * last of them.
   *
   * @param texels all texels of the page
   * @param colours all colours of the layer
   * @return true when anything has changed
   */
  boolean write(int page, int[] texels, int[] colours) {
    return write(page, texels, colours, offset());
  }

  /** The same with the colours that another page shows; nothing where that has none yet. */
  boolean writeFrom(int other, int page, int[] texels) {
    changedFrom = changedTo = 0;
    return shown[other].length > 0 && write(page, texels, shown[other], 0);
  }

  private boolean write(int page, int[] texels, int[] colours, int offset) {
    boolean written = shown[page].length > 0;
    if (!written) {
      shown[page] = new int[count * shape.mapSize()];
    }
    int[] old = shown[page];
    int columns = shape.columns();
    int stride = sheet().width();
    changedFrom = sheet().height();
    changedTo = 0;
    for (int channel = 0; channel < count; channel++) {
      int x = channel % tilesAcross * columns * block;
      int y = channel / tilesAcross * shape.rows() * block;
      for (int row = 0; row < shape.rows(); row++) {
        int own = channel * shape.mapSize() + row * columns;
        int from = offset + own;
        int begin = 0;
        int end = columns;
        if (written) {
          begin = Arrays.mismatch(old, own, own + columns, colours, from, from + columns);
          if (begin < 0) {
            continue;
          }
          while (old[own + end - 1] == colours[from + end - 1]) {
            end--;
          }
        }
        System.arraycopy(colours, from + begin, old, own + begin, end - begin);
        int line = top + y + row * block;
        write(colours, from + begin, end - begin, texels, line * stride + x + begin * block);
        changedFrom = Math.min(changedFrom, line);
        changedTo = Math.max(changedTo, line + block);
      }
    }
    return changedFrom < changedTo;
  }

  /** First row of the sheet that the last call of write changed. */
  int changedFrom() {
    return changedFrom;
  }

  /** Row behind the last one that the last call of write changed. */
  int changedTo() {
    return changedTo;
  }

  private void write(int[] colours, int from, int cells, int[] texels, int to) {
    if (block == 1) {
      System.arraycopy(colours, from, texels, to, cells);
    } else if (block == LARGEST_BLOCK) {
      for (int column = 0; column < cells; column++) {
        int colour = colours[from + column];
        int at = to + column * LARGEST_BLOCK;
        texels[at] = colour;
        texels[at + 1] = colour;
        texels[at + 2] = colour;
        texels[at + 3] = colour;
      }
    } else {
      for (int column = 0; column < cells; column++) {
        int at = to + column * 2;
        texels[at] = colours[from + column];
        texels[at + 1] = colours[from + column];
      }
    }
    for (int i = 1; i < block; i++) {
      System.arraycopy(texels, to, texels, to + i * sheet().width(), cells * block);
    }
  }
}
