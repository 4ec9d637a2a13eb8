package io.github.convoscope.modelfile.onnx;

import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/** Reads how the window of a convolution or pooling slides from a node's settings. */
final class OnnxWindows {
  private static final int[] ONES = {1, 1};
  private static final int[] NO_PADS = {0, 0, 0, 0};

  private OnnxWindows() {}

  /** The window, with the padding that the node asks for. */
  static Window of(OnnxNode node, Shape input, int rows, int columns) {
    int[] stride = node.numbers("strides", 1, ONES);
    int[] dilation = node.numbers("dilations", 1, ONES);
    int[] pads = node.numbers("pads", 0, NO_PADS);
    String automatic = node.word("auto_pad", "NOTSET");
    switch (automatic) {
      case "NOTSET" -> {}
      case "VALID" -> pads = NO_PADS;
      case "SAME_UPPER", "SAME_LOWER" -> {
        int[] high = same(automatic, input.rows(), stride[0], dilation[0] * (rows - 1) + 1);
        int[] wide = same(automatic, input.columns(), stride[1], dilation[1] * (columns - 1) + 1);
        pads = new int[] {high[0], wide[0], high[1], wide[1]};
      }
      default -> throw node.bad("auto_pad");
    }
    return new Window(
        rows,
        columns,
        stride[0],
        stride[1],
        pads[0],
        pads[2],
        pads[1],
        pads[3],
        dilation[0],
        dilation[1]);
  }

  /** Padding before and after, so that the output has the input's extent divided by the stride. */
  private static int[] same(String automatic, int extent, int stride, int reach) {
    int out = (extent + stride - 1) / stride;
    return halves(automatic, Math.max(0, (out - 1) * stride + reach - extent));
  }

  /** A number of rows in two halves; an odd one more is at the end with SAME_UPPER. */
  static int[] halves(String automatic, int total) {
    int half = total / 2;
    return automatic.equals("SAME_UPPER")
        ? new int[] {half, total - half}
        : new int[] {total - half, half};
  }

  /**
   * The same window with as much padding at the end as rounding the output's size up takes. A
   * window that would begin in the padding at the end is left out, as PyTorch has it.
   */
  static Window roundedUp(Window window, Shape input) {
    int down =
        more(
            input.rows(),
            window.padTop(),
            window.padBottom(),
            window.dilationRows() * (window.kernelRows() - 1) + 1,
            window.strideRows());
    int right =
        more(
            input.columns(),
            window.padLeft(),
            window.padRight(),
            window.dilationColumns() * (window.kernelColumns() - 1) + 1,
            window.strideColumns());
    return new Window(
        window.kernelRows(),
        window.kernelColumns(),
        window.strideRows(),
        window.strideColumns(),
        window.padTop(),
        window.padBottom() + down,
        window.padLeft(),
        window.padRight() + right,
        window.dilationRows(),
        window.dilationColumns());
  }

  private static int more(int extent, int before, int after, int reach, int stride) {
    int spare = extent + before + after - reach;
    if (spare < 0 || spare % stride == 0) {
      return 0;
    }
    int last = (spare / stride + 1) * stride;
    return last >= extent + before ? 0 : last - spare;
  }
}
