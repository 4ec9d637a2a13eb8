package io.github.convoscope.engine.compute;

import io.github.convoscope.engine.Operation;
import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Arrays;

/**
 * Computes a convolution (cross-correlation) with any window. Forwards, the values that each kernel
 * weight reads form a column, and each output map is a weighted sum of columns (Chellapilla et al.
 * 2006); the backward pass does the reverse. Small maps of several examples lie side by side in a
 * column, because long loops are faster. Stretches that are all zero, as around a digit, are left
 * out. Neither changes the order in which an output's terms are added, so the results are
 * bit-identical.
 */
final class ConvolutionOperation implements Operation {
  /** Columns that are laid out before they are added: what fits into a core's innermost cache. */
  private static final int LAID = 8;

  /** Cells of a column that is long enough. */
  private static final int LONG = 1024;

  /** Bounds the maps that lie side by side where windows are as large as they are. */
  private static final int MOST_FRAME_CELLS = 1 << 14;

  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final LayerWeights weights;
  private final PaddedMap frame;
  private final int atOnce;
  private final float[][] padded;
  private final float[] spare;
  private final float[][] sums;
  private final float[][] columns;
  private final int[] firstRow;
  private final int[] endRow;
  private final int[] taps = new int[LAID];
  private final int[] from = new int[LAID];
  private final int[] to = new int[LAID];
  private final boolean[] active;
  private int laid;

  ConvolutionOperation(Shape below, Shape shape, Window window, LayerWeights weights) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    this.weights = weights;
    frame = new PaddedMap(below, shape, window);
    atOnce = Math.max(1, Math.min(LONG / frame.run, MOST_FRAME_CELLS / frame.length));
    float[][] frames = VectorKernels.rows(atOnce + 1, frame.length);
    padded = Arrays.copyOf(frames, atOnce);
    spare = frames[atOnce];
    float[][] rows = VectorKernels.rows(shape.channels() + LAID, atOnce * frame.run);
    sums = Arrays.copyOf(rows, shape.channels());
    columns = Arrays.copyOfRange(rows, shape.channels(), rows.length);
    firstRow = new int[atOnce];
    endRow = new int[atOnce];
    active = new boolean[shape.channels()];
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n += atOnce) {
      forward(in, out, n, Math.min(atOnce, count - n));
    }
  }

  private void forward(float[] in, float[] out, int first, int examples) {
    for (int c = 0; c < shape.channels(); c++) {
      Arrays.fill(sums[c], 0, examples * frame.run, weights.bias()[c]);
    }
    for (int b = 0; b < below.channels(); b++) {
      for (int i = 0; i < examples; i++) {
        int map = ((first + i) * below.channels() + b) * below.mapSize();
        firstRow[i] = firstRow(in, map, below);
        endRow[i] = lastRow(in, map, below);
        frame.place(in, map, padded[i]);
      }
      for (int t = 0; t < window.taps(); t++) {
        layColumn(b, t, examples);
        if (laid == LAID) {
          addColumns(examples);
        }
      }
    }
    addColumns(examples);
    for (int i = 0; i < examples; i++) {
      for (int c = 0; c < shape.channels(); c++) {
        int map = (first + i) * shape.channels() + c;
        frame.gather(sums[c], i * frame.run, out, map * shape.mapSize());
      }
    }
  }

  private void layColumn(int channel, int tap, int examples) {
    int row = tap / window.kernelColumns();
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (int i = 0; i < examples; i++) {
      int runFrom = firstRow[i] > endRow[i] ? frame.run : frame.runFrom(firstRow[i], row);
      int runTo = frame.runTo(endRow[i], row);
      if (runFrom < runTo) {
        start = Math.min(start, i * frame.run + runFrom);
        end = i * frame.run + runTo;
      }
    }
    if (end > 0) {
      for (int i = 0; i < examples; i++) {
        int column = tap % window.kernelColumns();
        frame.column(padded[i], row, column, columns[laid], i * frame.run);
      }
    }
    from[laid] = start;
    to[laid] = end;
    taps[laid++] = channel * window.taps() + tap;
  }

  private void addColumns(int examples) {
    int fused = laid - laid % VectorKernels.FUSED;
    for (int k = 0; k < fused; k += VectorKernels.FUSED) {
      joinStretches(k, examples * frame.run);
    }
    for (int c = 0; c < shape.channels(); c++) {
      int at = c * below.channels() * window.taps();
      for (int k = 0; k < fused; k += VectorKernels.FUSED) {
        if (from[k] < to[k]) {
          addFour(sums[c], from[k], to[k], columns, k, weights.kernel(), at);
        }
      }
      for (int k = fused; k < laid; k++) {
        if (from[k] < to[k]) {
          VectorKernels.add(sums[c], from[k], to[k], columns[k], weights.kernel()[at + taps[k]]);
        }
      }
    }
    laid = 0;
  }

  /**
   * Makes four columns fit to be added over one stretch, the first's: from the first to the last.
   */
  private void joinStretches(int k, int length) {
    int start = Math.min(Math.min(from[k], from[k + 1]), Math.min(from[k + 2], from[k + 3]));
    int end = Math.max(Math.max(to[k], to[k + 1]), Math.max(to[k + 2], to[k + 3]));
    for (int i = k; i < k + VectorKernels.FUSED && start < end; i++) {
      if (to[i] == 0) {
        Arrays.fill(columns[i], 0, length, 0);
      }
    }
    from[k] = start;
    to[k] = end;
  }

  private void addFour(float[] into, int start, int end, float[][] rows, int k, float[] w, int at) {
    VectorKernels.add(
        into,
        start,
        end,
        rows[k],
        rows[k + 1],
        rows[k + 2],
        rows[k + 3],
        w[at + taps[k]],
        w[at + taps[k + 1]],
        w[at + taps[k + 2]],
        w[at + taps[k + 3]]);
  }

  private static int firstRow(float[] in, int map, Shape shape) {
    int row = 0;
    while (row < shape.rows() && zeroRow(in, map, row, shape)) {
      row++;
    }
    return row;
  }

  private static int lastRow(float[] in, int map, Shape shape) {
    int row = shape.rows() - 1;
    while (row >= 0 && zeroRow(in, map, row, shape)) {
      row--;
    }
    return row;
  }

  private static boolean zeroRow(float[] in, int map, int row, Shape shape) {
    int start = map + row * shape.columns();
    return VectorKernels.zero(in, start, start + shape.columns());
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    for (int n = 0; n < count; n += atOnce) {
      backward(byOut, byIn, n, Math.min(atOnce, count - n));
    }
    // Padding must be zero forwards; backwards derivatives have gathered in it.
    for (float[] one : padded) {
      Arrays.fill(one, 0);
    }
  }

  private void backward(float[] byOut, float[] byIn, int first, int examples) {
    int found = spreadDerivatives(byOut, first, examples);
    float[] tapSum = columns[0];
    for (int b = 0; b < below.channels(); b++) {
      for (int i = 0; i < examples; i++) {
        Arrays.fill(padded[i], 0);
      }
      for (int t = 0; t < window.taps() && found > 0; t++) {
        Arrays.fill(tapSum, 0, examples * frame.run, 0);
        addDerivatives(tapSum, b * window.taps() + t, examples * frame.run);
        int y = t / window.kernelColumns();
        int x = t % window.kernelColumns();
        for (int i = 0; i < examples; i++) {
          frame.addColumn(tapSum, i * frame.run, y, x, padded[i], spare);
        }
      }
      for (int i = 0; i < examples; i++) {
        int map = (first + i) * below.channels() + b;
        frame.take(padded[i], byIn, map * below.mapSize());
      }
    }
  }

  /** Puts the derivatives into {@code sums}, and returns how many maps have any. */
  private int spreadDerivatives(float[] byOut, int first, int examples) {
    int found = 0;
    for (int c = 0; c < shape.channels(); c++) {
      active[c] = false;
      Arrays.fill(sums[c], 0, examples * frame.run, 0);
      for (int i = 0; i < examples; i++) {
        int map = ((first + i) * shape.channels() + c) * shape.mapSize();
        if (!VectorKernels.zero(byOut, map, map + shape.mapSize())) {
          active[c] = true;
          frame.spread(byOut, map, sums[c], i * frame.run);
        }
      }
      found += active[c] ? 1 : 0;
    }
    return found;
  }

  private void addDerivatives(float[] tapSum, int tap, int length) {
    float[] kernel = weights.kernel();
    int step = below.channels() * window.taps();
    int c = 0;
    for (; c + VectorKernels.FUSED <= shape.channels(); c += VectorKernels.FUSED) {
      if (active[c] || active[c + 1] || active[c + 2] || active[c + 3]) {
        int at = c * step + tap;
        VectorKernels.add(
            tapSum,
            0,
            length,
            sums[c],
            sums[c + 1],
            sums[c + 2],
            sums[c + 3],
            kernel[at],
            kernel[at + step],
            kernel[at + 2 * step],
            kernel[at + 3 * step]);
      }
    }
    for (; c < shape.channels(); c++) {
      if (active[c]) {
        VectorKernels.add(tapSum, 0, length, sums[c], kernel[c * step + tap]);
      }
    }
  }

  @Override
  public Operation copy() {
    return new ConvolutionOperation(below, shape, window, weights);
  }
}
