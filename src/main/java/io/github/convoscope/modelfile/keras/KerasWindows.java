package io.github.convoscope.modelfile.keras;

import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

/** Converts Keras's padding settings to the padding that is really added. */
final class KerasWindows {
  private static final int LARGEST = 1 << 14;

  private KerasWindows() {}

  /**
   * The window of a convolution or pooling layer.
   *
   * @param kernel rows and columns of taps
   * @param stride steps down and right
   * @param dilation distances of taps
   * @throws io.github.convoscope.message.Problem if it is larger than the maps, or padded in a way
   *     that is not known
   */
  static Window of(KerasLayer layer, Shape maps, int[] kernel, int[] stride, int[] dilation) {
    for (int axis = 0; axis < 2; axis++) {
      if (Math.max(kernel[axis], Math.max(stride[axis], dilation[axis])) > LARGEST) {
        throw layer.bad("kernel_size");
      }
    }
    int[] rows = {0, 0};
    int[] columns = {0, 0};
    switch (layer.word("valid", "padding", "border_mode")) {
      case "valid" -> {}
      case "same" -> {
        rows = same(maps.rows(), kernel[0], stride[0], dilation[0]);
        columns = same(maps.columns(), kernel[1], stride[1], dilation[1]);
      }
      default -> throw layer.bad("padding");
    }
    Window window =
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
            dilation[1]);
    if (window.outputRows(maps.rows()) < 1 || window.outputColumns(maps.columns()) < 1) {
      throw KerasProblem.of("shape", layer.file(), layer.shown());
    }
    return window;
  }

  /**
   * The window of a transposed convolution, which slides in steps of one over maps with zeros
   * between their cells.
   *
   * @param maps the maps without the zeros
   */
  static Window transposed(KerasLayer layer, Shape maps, int[] kernel, int[] stride) {
    int[] extents = {maps.rows(), maps.columns()};
    int[] before = new int[2];
    int[] behind = new int[2];
    for (int axis = 0; axis < 2; axis++) {
      if (Math.max(kernel[axis], stride[axis]) > LARGEST) {
        throw layer.bad("kernel_size");
      }
      int over = Math.max(0, kernel[axis] - stride[axis]);
      boolean same =
          switch (layer.word("valid", "padding")) {
            case "valid" -> false;
            case "same" -> true;
            default -> throw layer.bad("padding");
          };
      // The convolution that this one is the reverse of had so much padding before the map.
      int padding = same ? over / 2 : 0;
      int outputs = Math.multiplyExact(extents[axis], stride[axis]) + (same ? 0 : over);
      int spread = (extents[axis] - 1) * stride[axis] + 1;
      before[axis] = kernel[axis] - 1 - padding;
      behind[axis] = outputs - spread + padding;
    }
    return new Window(kernel[0], kernel[1], 1, 1, before[0], behind[0], before[1], behind[1], 1, 1);
  }

  /** Padding before and behind the map: an odd cell goes behind, as in TensorFlow. */
  private static int[] same(int extent, int kernel, int stride, int dilation) {
    int outputs = (extent + stride - 1) / stride;
    int span = dilation * (kernel - 1) + 1;
    int total = Math.max(0, (outputs - 1) * stride + span - extent);
    return new int[] {total / 2, total - total / 2};
  }
}
