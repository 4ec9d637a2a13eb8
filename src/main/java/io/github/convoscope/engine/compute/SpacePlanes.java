package io.github.convoscope.engine.compute;

import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/**
 * Stores padded feature maps so that whatever a kernel weight reads for all outputs lies in one
 * stretch, at any stride: cells that a stride of s brings together, every s-th row and column, form
 * a plane of their own ("space to depth"). Outputs lie in rows of a plane's pitch; the cells
 * between them are not used.
 */
final class SpacePlanes {
  private final Shape below;
  private final Window window;
  private final int planeLength;

  /** Distance of two rows of a plane, and of two rows of outputs. */
  final int pitch;

  /** Length of the stretch from the first output to the last. */
  final int run;

  /** Where a plane's first cell is for each kernel weight, from the beginning of its map. */
  final int[] offsets;

  /** Length of all planes of a map. */
  final int mapLength;

  SpacePlanes(Shape below, Shape shape, Window window) {
    this.below = below;
    this.window = window;
    int width = window.padLeft() + below.columns() + window.padRight();
    int height = window.padTop() + below.rows() + window.padBottom();
    pitch = (width + window.strideColumns() - 1) / window.strideColumns();
    planeLength = pitch * ((height + window.strideRows() - 1) / window.strideRows());
    mapLength = planeLength * window.strideRows() * window.strideColumns();
    run = (shape.rows() - 1) * pitch + shape.columns();
    offsets = new int[window.taps()];
    for (int tap = 0; tap < offsets.length; tap++) {
      int row = tap / window.kernelColumns() * window.dilationRows();
      int column = tap % window.kernelColumns() * window.dilationColumns();
      offsets[tap] = at(row, column);
    }
  }

  /** Where a cell of a padded map is. */
  private int at(int row, int column) {
    int plane =
        row % window.strideRows() * window.strideColumns() + column % window.strideColumns();
    return plane * planeLength
        + row / window.strideRows() * pitch
        + column / window.strideColumns();
  }

  /** Whether maps need no copy, because they lie like that already. */
  boolean asTheyAre() {
    return mapLength == below.mapSize() && window.strideRows() == 1 && window.strideColumns() == 1;
  }

  /**
   * Copies maps; the padding must be zero already and stays so.
   *
   * @param in maps of an example, from {@code from} on
   * @param into the planes of all maps, one map after the other
   */
  void place(float[] in, int from, float[] into) {
    int step = window.strideColumns();
    int read = from;
    for (int channel = 0; channel < below.channels(); channel++) {
      for (int y = 0; y < below.rows(); y++, read += below.columns()) {
        for (int phase = 0; phase < step && phase < below.columns(); phase++) {
          int to = channel * mapLength + at(y + window.padTop(), phase + window.padLeft());
          copy(in, read + phase, step, into, to, (below.columns() - phase + step - 1) / step);
        }
      }
    }
  }

  private static void copy(float[] in, int from, int step, float[] into, int to, int count) {
    if (step == 1) {
      System.arraycopy(in, from, into, to, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      into[to + i] = in[from + i * step];
    }
  }
}
