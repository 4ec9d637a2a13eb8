package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import org.jspecify.annotations.Nullable;

/**
 * Computes a convolution with many small output maps. The loops run over the maps, not over their
 * cells: a cell of the input is multiplied by the weights that lead from it to a part of all maps.
 * The weights are packed for that, once for all copies.
 */
final class ManyMapsConvolutionOperation implements Operation {
  /** Cells of a map below which loops over cells are too short. */
  private static final int FEW_CELLS = 256;

  /** Maps from which loops over maps are long enough. */
  private static final int MANY_MAPS = 128;

  /** Maps that are computed at a time: their sums stay in the second-level cache. */
  private static final int PART = 256;

  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final LayerWeights weights;
  private final float[][][] packed;
  private final SpacePlanes planes;
  private final float[] placed;
  private final float[][] sums;
  private @Nullable ConvolutionOperation backwards;

  ManyMapsConvolutionOperation(Shape below, Shape shape, Window window, LayerWeights weights) {
    this(below, shape, window, weights, packed(shape.channels(), weights.kernel()));
  }

  private ManyMapsConvolutionOperation(
      Shape below, Shape shape, Window window, LayerWeights weights, float[][][] packed) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    this.weights = weights;
    this.packed = packed;
    planes = new SpacePlanes(below, shape, window);
    placed = new float[planes.asTheyAre() ? 0 : below.channels() * planes.mapLength];
    sums = VectorKernels.rows(shape.mapSize(), Math.min(PART, shape.channels()));
  }

  /** Whether the maps are small and many enough. */
  static boolean pays(Shape shape) {
    return shape.mapSize() < FEW_CELLS && shape.channels() >= MANY_MAPS;
  }

  /** For each part of the maps and each cell of a kernel: the weights of these maps. */
  private static float[][][] packed(int maps, float[] kernel) {
    int taps = kernel.length / maps;
    float[][][] packed = new float[(maps + PART - 1) / PART][][];
    for (int part = 0; part < packed.length; part++) {
      int first = part * PART;
      int length = Math.min(PART, maps - first);
      packed[part] = VectorKernels.rows(taps, length);
      for (int c = 0; c < length; c++) {
        for (int tap = 0; tap < taps; tap++) {
          packed[part][tap][c] = kernel[(first + c) * taps + tap];
        }
      }
    }
    return packed;
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      int from = n * below.size();
      float[] read = in;
      if (!planes.asTheyAre()) {
        planes.place(in, from, placed);
        read = placed;
        from = 0;
      }
      for (int part = 0; part < packed.length; part++) {
        int first = part * PART;
        int maps = Math.min(PART, shape.channels() - first);
        for (float[] row : sums) {
          System.arraycopy(weights.bias(), first, row, 0, maps);
        }
        add(read, from, packed[part], maps);
        for (int c = 0; c < maps; c++) {
          int to = n * shape.size() + (first + c) * shape.mapSize();
          for (int cell = 0; cell < sums.length; cell++) {
            out[to + cell] = sums[cell][c];
          }
        }
      }
    }
  }

  private void add(float[] read, int from, float[][] rows, int maps) {
    int tap = 0;
    for (; tap + VectorKernels.FUSED <= rows.length; tap += VectorKernels.FUSED) {
      int a = from + offset(tap);
      int b = from + offset(tap + 1);
      int c = from + offset(tap + 2);
      int d = from + offset(tap + 3);
      for (int cell = 0; cell < sums.length; cell++) {
        int place = cell / shape.columns() * planes.pitch + cell % shape.columns();
        VectorKernels.add(
            sums[cell],
            0,
            maps,
            rows[tap],
            rows[tap + 1],
            rows[tap + 2],
            rows[tap + 3],
            read[a + place],
            read[b + place],
            read[c + place],
            read[d + place]);
      }
    }
    for (; tap < rows.length; tap++) {
      for (int cell = 0; cell < sums.length; cell++) {
        int place = cell / shape.columns() * planes.pitch + cell % shape.columns();
        VectorKernels.add(sums[cell], 0, maps, rows[tap], read[from + offset(tap) + place]);
      }
    }
  }

  private int offset(int tap) {
    return tap / window.taps() * planes.mapLength + planes.offsets[tap % window.taps()];
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    ConvolutionOperation other = backwards;
    if (other == null) {
      other = new ConvolutionOperation(below, shape, window, weights);
      backwards = other;
    }
    other.backward(in, byOut, byIn, count);
  }

  @Override
  public Operation copy() {
    return new ManyMapsConvolutionOperation(below, shape, window, weights, packed);
  }
}
