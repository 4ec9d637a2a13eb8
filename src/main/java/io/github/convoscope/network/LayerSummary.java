package io.github.convoscope.network;

import java.util.Arrays;

/**
 * A layer in few cells. Feature maps become one map, which has at each position the strongest of
 * all channels, and where there are many of them, the few strongest maps follow. Plain units become
 * a square, each cell of which has the strongest of a group of neighbouring units. The strongest is
 * the value furthest from zero; the strongest maps are those with the largest sum of magnitudes.
 *
 * <pre>{@code
 * LayerSummary summary = LayerSummary.of(spec.layer(3));   // 512 maps of 14 × 14
 * float[] cells = new float[summary.shape().size()];       // 6 × 14 × 14
 * int[] maps = summary.strongest(activations.after(3), 0, cells);   // such as 3, 80, 81, 200, 511
 * }</pre>
 *
 * @param whole the layer's shape
 * @param shape the shape of the summary: the map of the strongest values, then the strongest maps
 */
public record LayerSummary(Shape whole, Shape shape) {
  /** The strongest maps that are shown. */
  private static final int STRONGEST_MAPS = 5;

  /** A layer with fewer maps has none of them shown. */
  private static final int FEWEST_MAPS = 2 * STRONGEST_MAPS;

  /** Longest side of the square that stands for plain units. */
  private static final int LONGEST_SIDE = 16;

  /** The summary of a layer; one that only passes on what another shows has no strongest maps. */
  public static LayerSummary of(LayerSpec layer) {
    Shape whole = layer.shape();
    boolean many = whole.mapSize() > 1 && whole.channels() >= FEWEST_MAPS;
    return of(whole, many && !layer.kind().passesOn() ? STRONGEST_MAPS : 0);
  }

  private static LayerSummary of(Shape whole, int strongestMaps) {
    if (whole.mapSize() > 1) {
      return new LayerSummary(whole, Shape.maps(1 + strongestMaps, whole.rows(), whole.columns()));
    }
    int side = Math.min(LONGEST_SIDE, (int) Math.sqrt(whole.channels()));
    return new LayerSummary(whole, Shape.maps(1, side, side));
  }

  /** Number of cells that one cell of the first map stands for, at most. */
  public int group() {
    return (whole.size() + shape.mapSize() - 1) / shape.mapSize();
  }

  /** Number of maps that are shown as they are, behind the map of the strongest values. */
  public int strongestMaps() {
    return shape.channels() - 1;
  }

  /** The cell of the summary that a neuron belongs to; an index into its first map. */
  public int cell(int channel, int row, int column) {
    return whole.mapSize() > 1
        ? row * whole.columns() + column
        : (int) ((long) channel * shape.size() / whole.channels());
  }

  /**
   * Writes the strongest value of each cell, then the values of the strongest maps.
   *
   * @param values of the layer, in its flat order
   * @param from index of its first value
   * @param into one number for each cell of the summary
   * @return the channels of the strongest maps, in their own order, so that a map stays at its
   *     place while others change
   */
  public int[] strongest(float[] values, int from, float[] into) {
    int cells = whole.mapSize();
    if (cells == 1) {
      Arrays.fill(into, 0, shape.size(), 0);
      for (int channel = 0; channel < whole.channels(); channel++) {
        int cell = cell(channel, 0, 0);
        into[cell] = stronger(into[cell], values[from + channel]);
      }
      return new int[0];
    }
    System.arraycopy(values, from, into, 0, cells);
    for (int channel = 1; channel < whole.channels(); channel++) {
      int at = from + channel * cells;
      for (int i = 0; i < cells; i++) {
        into[i] = stronger(into[i], values[at + i]);
      }
    }
    int[] maps = strongestMaps(values, from);
    for (int i = 0; i < maps.length; i++) {
      System.arraycopy(values, from + maps[i] * cells, into, (1 + i) * cells, cells);
    }
    return maps;
  }

  private int[] strongestMaps(float[] values, int from) {
    int[] maps = new int[strongestMaps()];
    if (maps.length == 0) {
      return maps;
    }
    // The strongest so far, the strongest first.
    double[] sums = new double[maps.length];
    Arrays.fill(sums, -1);
    int cells = whole.mapSize();
    for (int channel = 0; channel < whole.channels(); channel++) {
      float sum = 0;
      for (int i = from + channel * cells; i < from + (channel + 1) * cells; i++) {
        sum += Math.abs(values[i]);
      }
      int place = maps.length;
      while (place > 0 && sum > sums[place - 1]) {
        place--;
        if (place + 1 < maps.length) {
          sums[place + 1] = sums[place];
          maps[place + 1] = maps[place];
        }
      }
      if (place < maps.length) {
        sums[place] = sum;
        maps[place] = channel;
      }
    }
    Arrays.sort(maps);
    return maps;
  }

  private static float stronger(float a, float b) {
    return Math.abs(b) > Math.abs(a) ? b : a;
  }
}
