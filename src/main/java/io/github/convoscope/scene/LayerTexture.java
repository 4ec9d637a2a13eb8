package io.github.convoscope.scene;

import io.github.convoscope.network.Shape;
import java.util.Arrays;
import java.util.Objects;
import javafx.scene.paint.PhongMaterial;
import org.jspecify.annotations.Nullable;

/**
 * The live colours of some channels of a layer on their part of a {@link TextureSheet}: a tile a
 * feature map, a block of equal texels a neuron. JavaFX only has smoothing texture filters; inside
 * a block they have nothing to smooth, so the middle of a cell has exactly its colour, and only its
 * rim is softened.
 */
final class LayerTexture {
  /** Prism refuses textures with longer sides. */
  static final int LONGEST_SIDE = 4096;

  /** Texels along a side of a neuron's block, at most. */
  static final int LARGEST_BLOCK = 4;

  private final int layer;
  private final Shape shape;
  private final int first;
  private final int count;
  private final int block;
  private final int tilesAcross;
  private final int width;
  private final int height;

  /** The colours that are written, to be compared with the next ones. */
  private final int[] shown;

  private boolean written;
  private int changedFrom;
  private int changedTo;

  /** Where it lies; null until it does. */
  private @Nullable TextureSheet sheet;

  private int top;

  /**
   * A texture for the channels from {@code first}.
   *
   * @param layer index of the layer
   * @param shape of the layer, or of pictures for its units
   * @param block texels along a side of a neuron's block
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
    shown = new int[count * shape.mapSize()];
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

  /** Its first channel. */
  int first() {
    return first;
  }

  /** How many channels it has. */
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

  /** Gives it its place; once. */
  void lieOn(TextureSheet whole, int fromTop) {
    sheet = whole;
    top = fromTop;
  }

  private TextureSheet sheet() {
    return Objects.requireNonNull(sheet, "it lies nowhere yet");
  }

  PhongMaterial material() {
    return sheet().material();
  }

  /** Horizontal texture coordinate of a place in a map, in cells from the map's left edge. */
  float u(int channel, double column) {
    int tile = (channel - first) % tilesAcross;
    return (float) ((tile * shape.columns() + column) * block / sheet().width());
  }

  /** Vertical texture coordinate of a place in a map, in cells from the map's upper edge. */
  float v(int channel, double row) {
    int tile = (channel - first) / tilesAcross;
    return (float) ((top + (tile * shape.rows() + row) * block) / sheet().height());
  }

  /** Half a texel, in cells: how far from a map's edge no neighbour shines in. */
  double inset() {
    return 0.5 / block;
  }

  /**
   * Writes the neurons that have other colours than before, of each row from the first to the last.
   *
   * @param texels of the whole sheet
   * @param colours of the whole layer
   * @return whether any have
   */
  boolean write(int[] texels, int[] colours) {
    int columns = shape.columns();
    int stride = sheet().width();
    changedFrom = sheet().height();
    changedTo = 0;
    for (int channel = 0; channel < count; channel++) {
      int x = channel % tilesAcross * columns * block;
      int y = channel / tilesAcross * shape.rows() * block;
      for (int row = 0; row < shape.rows(); row++) {
        int own = channel * shape.mapSize() + row * columns;
        int from = first * shape.mapSize() + own;
        int begin = 0;
        int end = columns;
        if (written) {
          begin = Arrays.mismatch(shown, own, own + columns, colours, from, from + columns);
          if (begin < 0) {
            continue;
          }
          while (shown[own + end - 1] == colours[from + end - 1]) {
            end--;
          }
        }
        System.arraycopy(colours, from + begin, shown, own + begin, end - begin);
        int line = top + y + row * block;
        write(colours, from + begin, end - begin, texels, line * stride + x + begin * block);
        changedFrom = Math.min(changedFrom, line);
        changedTo = Math.max(changedTo, line + block);
      }
    }
    written = true;
    return changedFrom < changedTo;
  }

  /** First row of the sheet that was written last. */
  int changedFrom() {
    return changedFrom;
  }

  /** Behind the last row of the sheet that was written last. */
  int changedTo() {
    return changedTo;
  }

  private void write(int[] colours, int from, int cells, int[] texels, int to) {
    if (block == LARGEST_BLOCK) {
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
        int at = to + column * block;
        Arrays.fill(texels, at, at + block, colours[from + column]);
      }
    }
    for (int i = 1; i < block; i++) {
      System.arraycopy(texels, to, texels, to + i * sheet().width(), cells * block);
    }
  }
}
