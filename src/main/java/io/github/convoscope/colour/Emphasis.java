package io.github.convoscope.colour;

import io.github.convoscope.network.LayerSummary;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import java.util.Arrays;

/**
 * The neurons that keep their full colours while all others are dimmed. Build it once; then it may
 * be shared between threads, as long as nothing is added.
 */
public final class Emphasis {
  private final NetworkSpec spec;
  private final boolean[][] emphasised;

  /** An emphasis on nothing: everything is dimmed. */
  public Emphasis(NetworkSpec spec) {
    this.spec = spec;
    emphasised = new boolean[spec.depth()][];
    for (int i = 0; i < emphasised.length; i++) {
      emphasised[i] = new boolean[spec.layer(i).shape().size()];
    }
  }

  /** Adds a neuron. */
  public Emphasis add(Neuron neuron) {
    Shape shape = spec.layer(neuron.layer()).shape();
    int index = shape.index(neuron.channel(), neuron.row(), neuron.column());
    emphasised[neuron.layer()][index] = true;
    return this;
  }

  /** Adds a rectangle of cells of one feature map. */
  public Emphasis add(int layer, int channel, int top, int left, int rows, int columns) {
    Shape shape = spec.layer(layer).shape();
    for (int row = top; row < top + rows; row++) {
      int from = shape.index(channel, row, left);
      Arrays.fill(emphasised[layer], from, from + columns, true);
    }
    return this;
  }

  /**
   * For each cell of a layer's summary, whether it stands for any neuron that is emphasised.
   *
   * @param maps the channels of the maps that it shows as they are
   */
  boolean[] of(int layer, LayerSummary summary, int[] maps) {
    boolean[] cells = new boolean[summary.shape().size()];
    Shape shape = summary.whole();
    for (int i = 0; i < shape.size(); i++) {
      if (emphasised[layer][i]) {
        int inMap = i % shape.mapSize();
        cells[summary.cell(i / shape.mapSize(), inMap / shape.columns(), inMap % shape.columns())] =
            true;
      }
    }
    int map = shape.mapSize();
    for (int i = 0; i < maps.length; i++) {
      System.arraycopy(emphasised[layer], maps[i] * map, cells, (1 + i) * map, map);
    }
    return cells;
  }

  /**
   * Whether any neuron of a layer is dimmed that can be seen.
   *
   * @param values what the layer shows
   * @param least the magnitude from which a value has a colour of its own
   */
  public boolean dims(int layer, float[] values, float least) {
    for (int i = 0; i < values.length; i++) {
      if (!emphasised[layer][i] && Math.abs(values[i]) >= least) {
        return true;
      }
    }
    return false;
  }

  /** For each neuron of a layer, in its flat order, whether it is emphasised; live array. */
  boolean[] of(int layer) {
    return emphasised[layer];
  }
}
