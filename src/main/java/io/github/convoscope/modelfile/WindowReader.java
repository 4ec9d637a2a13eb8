package io.github.convoscope.modelfile;

import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import java.util.Optional;

/** Converts DL4J's padding settings to the padding that is really added. */
public final class WindowReader {
  private static final int LARGEST_KERNEL = 1024;

  private WindowReader() {}

  /** The window of a convolution or pooling layer; empty for a mode that is not known. */
  static Optional<Window> of(LayerDescription node, Shape below) {
    int[] kernel = node.pair("kernelSize", 1);
    int[] stride = node.pair("stride", 1);
    int[] padding = node.pair("padding", 0);
    int[] dilation = node.pair("dilation", 1);
    if ((long) kernel[0] * kernel[1] > LARGEST_KERNEL * LARGEST_KERNEL
        || Math.max(padding[0], padding[1]) > LARGEST_KERNEL
        || Math.max(dilation[0], dilation[1]) > LARGEST_KERNEL) {
      throw ModelFileProblem.of("bad-layer", node.file(), node.index(), "kernelSize");
    }
    int[] rows = {padding[0], padding[0]};
    int[] columns = {padding[1], padding[1]};
    switch (node.word("convolutionMode")) {
      case "Same" -> {
        rows = same(below.rows(), kernel[0], stride[0], dilation[0]);
        columns = same(below.columns(), kernel[1], stride[1], dilation[1]);
      }
      case "Truncate", "Strict", "" -> {}
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Window(
            kernel[0],
            kernel[1],
            stride[0],
            stride[1],
            rows[0],
            rows[1],
            columns[0],
            columns[1],
            dilation[0],
            dilation[1]));
  }

  /** False where a window lies in nothing but padding somewhere, so that pooling has no value. */
  public static boolean covered(Window window, Shape below) {
    for (int y = 0; y < window.outputRows(below.rows()); y++) {
      int row = window.sourceRow(y, 0);
      if (!meets(row, window.kernelRows(), window.dilationRows(), below.rows())) {
        return false;
      }
    }
    for (int x = 0; x < window.outputColumns(below.columns()); x++) {
      int column = window.sourceColumn(x, 0);
      if (!meets(column, window.kernelColumns(), window.dilationColumns(), below.columns())) {
        return false;
      }
    }
    return true;
  }

  private static boolean meets(int start, int taps, int step, int extent) {
    int firstInside = start >= 0 ? start : start + (-start + step - 1) / step * step;
    return firstInside < extent && firstInside <= start + (taps - 1) * step;
  }

  /** Padding before and behind the map: an odd cell goes behind, as in TensorFlow. */
  private static int[] same(int extent, int kernel, int stride, int dilation) {
    int out = (extent + stride - 1) / stride;
    int span = dilation * (kernel - 1) + 1;
    int total = Math.max(0, (out - 1) * stride + span - extent);
    return new int[] {total / 2, total - total / 2};
  }
}
