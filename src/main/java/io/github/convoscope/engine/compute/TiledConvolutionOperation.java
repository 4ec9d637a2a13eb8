package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Computes a convolution of large or many maps. Like {@link ConvolutionOperation}, it adds columns,
 * which are what a kernel weight reads; but it computes a tile of some hundred cells of all output
 * maps at a time, so that their sums stay in the second-level cache while all columns are added
 * (Goto and van de Geijn 2008 do so with blocks of matrices).
 */
final class TiledConvolutionOperation implements Operation {
  /** Multiply-adds from which tiles pay off. */
  private static final long MANY = 2_000_000;

  /** Cells of a tile. */
  private static final int TILE = 512;

  /** Columns that are laid out before they are added; they fill half of the innermost cache. */
  private static final int LAID = 8;

  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final LayerWeights weights;
  private final SpacePlanes planes;
  private final float[] placed;
  private final float[][] sums;
  private final float[][] columns;
  private @Nullable ConvolutionOperation backwards;

  TiledConvolutionOperation(Shape below, Shape shape, Window window, LayerWeights weights) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    this.weights = weights;
    planes = new SpacePlanes(below, shape, window);
    placed = new float[planes.asTheyAre() ? 0 : below.channels() * planes.mapLength];
    float[][] rows = VectorKernels.rows(shape.channels() + LAID, TILE);
    sums = Arrays.copyOf(rows, shape.channels());
    columns = Arrays.copyOfRange(rows, shape.channels(), rows.length);
  }

  /** What computes a convolution fastest. */
  static Operation fastest(Shape below, Shape shape, Window window, LayerWeights weights) {
    if ((long) weights.kernel().length * shape.mapSize() < MANY) {
      return new ConvolutionOperation(below, shape, window, weights);
    }
    return ManyMapsConvolutionOperation.pays(shape)
        ? new ManyMapsConvolutionOperation(below, shape, window, weights)
        : new TiledConvolutionOperation(below, shape, window, weights);
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
      for (int first = 0; first < planes.run; first += TILE) {
        int cells = Math.min(TILE, planes.run - first);
        add(read, from + first, cells);
        take(first, cells, out, n * shape.size());
      }
    }
  }

  private void add(float[] read, int from, int cells) {
    for (int c = 0; c < sums.length; c++) {
      Arrays.fill(sums[c], 0, cells, weights.bias()[c]);
    }
    int taps = window.taps();
    int all = below.channels() * taps;
    for (int first = 0; first < all; first += LAID) {
      int laid = Math.min(LAID, all - first);
      for (int k = 0; k < laid; k++) {
        int map = (first + k) / taps;
        int at = from + map * planes.mapLength + planes.offsets[(first + k) % taps];
        System.arraycopy(read, at, columns[k], 0, cells);
      }
      addColumns(first, laid, all, cells);
    }
  }

  private void addColumns(int first, int laid, int all, int cells) {
    float[] w = weights.kernel();
    float[][] x = columns;
    for (int c = 0; c < sums.length; c++) {
      int at = c * all + first;
      int k = 0;
      for (; k + VectorKernels.FUSED <= laid; k += VectorKernels.FUSED) {
        VectorKernels.add(
            sums[c],
            0,
            cells,
            x[k],
            x[k + 1],
            x[k + 2],
            x[k + 3],
            w[at + k],
            w[at + k + 1],
            w[at + k + 2],
            w[at + k + 3]);
      }
      for (; k < laid; k++) {
        VectorKernels.add(sums[c], 0, cells, x[k], w[at + k]);
      }
    }
  }

  /** Copies the cells of a tile to the output, without those between the rows. */
  private void take(int first, int cells, float[] out, int to) {
    int end = first + cells;
    for (int row = first / planes.pitch; row * planes.pitch < end; row++) {
      int start = Math.max(first, row * planes.pitch);
      int stop = Math.min(end, row * planes.pitch + shape.columns());
      int at = to + row * shape.columns() + start - row * planes.pitch;
      for (int c = 0; c < sums.length && start < stop; c++) {
        System.arraycopy(sums[c], start - first, out, at + c * shape.mapSize(), stop - start);
      }
    }
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
    return new TiledConvolutionOperation(below, shape, window, weights);
  }
}
