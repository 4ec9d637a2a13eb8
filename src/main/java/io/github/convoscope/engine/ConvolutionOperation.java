package io.github.convoscope.engine;

import io.github.convoscope.network.LayerWeights;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Arrays;

/**
 * A convolution (cross-correlation) with any window. Forwards, what each tap reads is laid out as a
 * column, and each output map is a weighted sum of columns (Chellapilla et al. 2006); backwards it
 * is the same with the arrows turned round. Rows that are all zero, as around a digit, are left
 * out, which changes nothing.
 */
final class ConvolutionOperation implements Operation {
  /** Columns kept at a time: what fits into a core's own cache. */
  private static final int MOST_COLUMN_CELLS = 1 << 18;

  private final Shape below;
  private final Shape shape;
  private final Window window;
  private final LayerWeights weights;
  private final Frame frame;
  private final float[] padded;
  private final float[] spare;
  private final float[][] sums;
  private final float[][] columns;
  private final int channelsAtOnce;
  private final int[] taps;
  private final int[] from;
  private final int[] to;
  private final int[] channels;
  private int active;

  ConvolutionOperation(Shape below, Shape shape, Window window, LayerWeights weights) {
    this.below = below;
    this.shape = shape;
    this.window = window;
    this.weights = weights;
    frame = new Frame(below, shape, window);
    padded = new float[frame.length];
    spare = new float[frame.length];
    sums = new float[shape.channels()][frame.run];
    int cells = Math.max(1, MOST_COLUMN_CELLS / Math.max(1, frame.run));
    channelsAtOnce = Math.max(1, Math.min(below.channels(), cells / window.taps()));
    int most = channelsAtOnce * window.taps();
    columns = new float[most][frame.run];
    taps = new int[most];
    from = new int[most];
    to = new int[most];
    channels = new int[shape.channels()];
  }

  @Override
  public void forward(float[] in, float[] out, int count) {
    for (int n = 0; n < count; n++) {
      for (int c = 0; c < shape.channels(); c++) {
        Arrays.fill(sums[c], weights.bias()[c]);
      }
      for (int b = 0; b < below.channels(); b += channelsAtOnce) {
        layColumns(in, n, b, Math.min(below.channels(), b + channelsAtOnce));
        for (int c = 0; c < shape.channels(); c++) {
          addColumns(sums[c], c * below.channels() * window.taps());
        }
      }
      for (int c = 0; c < shape.channels(); c++) {
        frame.gather(sums[c], out, (n * shape.channels() + c) * shape.mapSize());
      }
    }
  }

  private void layColumns(float[] in, int example, int channel, int endChannel) {
    active = 0;
    for (int b = channel; b < endChannel; b++) {
      int map = (example * below.channels() + b) * below.mapSize();
      int first = firstRow(in, map, below);
      if (first == below.rows()) {
        continue;
      }
      int last = lastRow(in, map, below);
      frame.place(in, map, padded);
      for (int y = 0; y < window.kernelRows(); y++) {
        for (int x = 0; x < window.kernelColumns(); x++) {
          from[active] = frame.runFrom(first, y);
          to[active] = frame.runTo(last, y);
          if (from[active] < to[active]) {
            frame.column(padded, y, x, columns[active]);
            taps[active++] = b * window.taps() + y * window.kernelColumns() + x;
          }
        }
      }
    }
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
    return Sums.zero(in, start, start + shape.columns());
  }

  private void addColumns(float[] sum, int kernelAt) {
    float[] kernel = weights.kernel();
    int k = 0;
    for (; k + Sums.FUSED <= active; k += Sums.FUSED) {
      Sums.add(
          sum,
          Math.min(Math.min(from[k], from[k + 1]), Math.min(from[k + 2], from[k + 3])),
          Math.max(Math.max(to[k], to[k + 1]), Math.max(to[k + 2], to[k + 3])),
          columns[k],
          columns[k + 1],
          columns[k + 2],
          columns[k + 3],
          kernel[kernelAt + taps[k]],
          kernel[kernelAt + taps[k + 1]],
          kernel[kernelAt + taps[k + 2]],
          kernel[kernelAt + taps[k + 3]]);
    }
    for (; k < active; k++) {
      Sums.add(sum, from[k], to[k], columns[k], kernel[kernelAt + taps[k]]);
    }
  }

  @Override
  public void backward(float[] in, float[] byOut, float[] byIn, int count) {
    float[] tapSum = columns[0];
    for (int n = 0; n < count; n++) {
      int found = spreadDerivatives(byOut, n);
      for (int b = 0; b < below.channels(); b++) {
        Arrays.fill(padded, 0);
        for (int t = 0; t < window.taps() && found > 0; t++) {
          Arrays.fill(tapSum, 0);
          addDerivatives(tapSum, b * window.taps() + t, found);
          int y = t / window.kernelColumns();
          frame.addColumn(tapSum, y, t % window.kernelColumns(), padded, spare);
        }
        frame.take(padded, byIn, (n * below.channels() + b) * below.mapSize());
      }
    }
    // Padding must be zero forwards; backwards derivatives have gathered in it.
    Arrays.fill(padded, 0);
  }

  /** Puts the maps that have any derivative into {@code sums}, and returns how many they are. */
  private int spreadDerivatives(float[] byOut, int example) {
    int found = 0;
    for (int c = 0; c < shape.channels(); c++) {
      int map = (example * shape.channels() + c) * shape.mapSize();
      if (!Sums.zero(byOut, map, map + shape.mapSize())) {
        Arrays.fill(sums[found], 0);
        frame.spread(byOut, map, sums[found]);
        channels[found++] = c;
      }
    }
    return found;
  }

  private void addDerivatives(float[] tapSum, int tap, int found) {
    float[] kernel = weights.kernel();
    int step = below.channels() * window.taps();
    int k = 0;
    for (; k + Sums.FUSED <= found; k += Sums.FUSED) {
      Sums.add(
          tapSum,
          0,
          frame.run,
          sums[k],
          sums[k + 1],
          sums[k + 2],
          sums[k + 3],
          kernel[channels[k] * step + tap],
          kernel[channels[k + 1] * step + tap],
          kernel[channels[k + 2] * step + tap],
          kernel[channels[k + 3] * step + tap]);
    }
    for (; k < found; k++) {
      Sums.add(tapSum, 0, frame.run, sums[k], kernel[channels[k] * step + tap]);
    }
  }

  @Override
  public Operation copy() {
    return new ConvolutionOperation(below, shape, window, weights);
  }
}
