package io.github.convoscope.network;

import java.util.Arrays;

/**
 * A layer in few cells: feature maps become one map, which has at each position the strongest of
 * all channels; plain units become a square, each cell of which has the strongest of a group of
 * neighbouring units. The strongest is the value furthest from zero.
 *
 * <pre>{@code
 * LayerSummary summary = LayerSummary.of(Shape.maps(512, 14, 14));
 * float[] cells = new float[summary.shape().size()];   // 14 × 14
 * summary.strongest(activations.after(layer), 0, cells);
 * }</pre>
 *
 * @param whole the layer's shape
 * @param shape the shape of the summary: always one map
 */
public record LayerSummary(Shape whole, Shape shape) {
  /** Longest side of the square that stands for plain units. */
  private static final int LONGEST_SIDE = 16;

  /** The summary of a layer of this shape. */
  public static LayerSummary of(Shape whole) {
    if (whole.mapSize() > 1) {
      return new LayerSummary(whole, Shape.maps(1, whole.rows(), whole.columns()));
    }
    int side = Math.min(LONGEST_SIDE, (int) Math.sqrt(whole.channels()));
    return new LayerSummary(whole, Shape.maps(1, side, side));
  }

  /** Number of cells that one cell of the summary stands for, at most. */
  public int group() {
    return (whole.size() + shape.size() - 1) / shape.size();
  }

  /** The cell of the summary that a neuron belongs to; an index into its map. */
  public int cell(int channel, int row, int column) {
    return whole.mapSize() > 1
        ? row * whole.columns() + column
        : (int) ((long) channel * shape.size() / whole.channels());
  }

  /**
   * Writes the strongest value of each cell.
   *
   * @param values of the layer, in its flat order
   * @param from index of its first value
   * @param into one number for each cell of the summary
   */
  public void strongest(float[] values, int from, float[] into) {
    int cells = whole.mapSize();
    if (cells > 1) {
      System.arraycopy(values, from, into, 0, cells);
      for (int channel = 1; channel < whole.channels(); channel++) {
        int at = from + channel * cells;
        for (int i = 0; i < cells; i++) {
          into[i] = stronger(into[i], values[at + i]);
        }
      }
    } else {
      Arrays.fill(into, 0, shape.size(), 0);
      for (int channel = 0; channel < whole.channels(); channel++) {
        int cell = cell(channel, 0, 0);
        into[cell] = stronger(into[cell], values[from + channel]);
      }
    }
  }

  private static float stronger(float a, float b) {
    return Math.abs(b) > Math.abs(a) ? b : a;
  }
}
