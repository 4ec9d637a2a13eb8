package io.github.convoscope.network;

/**
 * Describes how the window of a convolution or pooling slides over the input's maps, in cells of
 * those maps.
 *
 * @param kernelRows height of the window in taps
 * @param kernelColumns width of the window in taps
 * @param strideRows step downwards
 * @param strideColumns step to the right
 * @param padTop rows of padding above
 * @param padBottom rows of padding below
 * @param padLeft columns of padding on the left
 * @param padRight columns of padding on the right
 * @param dilationRows distance between two taps downwards; 1 means no gap
 * @param dilationColumns distance between two taps to the right; 1 means no gap
 */
public record Window(
    int kernelRows,
    int kernelColumns,
    int strideRows,
    int strideColumns,
    int padTop,
    int padBottom,
    int padLeft,
    int padRight,
    int dilationRows,
    int dilationColumns) {
  /** A window without padding and dilation. */
  public static Window of(int kernel, int stride) {
    return new Window(kernel, kernel, stride, stride, 0, 0, 0, 0, 1, 1);
  }

  /** A window of odd size and stride 1 that keeps the maps' size. */
  public static Window same(int kernel) {
    int pad = kernel / 2;
    return new Window(kernel, kernel, 1, 1, pad, pad, pad, pad, 1, 1);
  }

  /**
   * The row of the input that tap {@code kernelRow} of output row {@code row} reads; it may lie in
   * the padding.
   */
  public int sourceRow(int row, int kernelRow) {
    return row * strideRows - padTop + kernelRow * dilationRows;
  }

  /** The column of the input that a tap of an output column reads; it may lie in the padding. */
  public int sourceColumn(int column, int kernelColumn) {
    return column * strideColumns - padLeft + kernelColumn * dilationColumns;
  }

  /** Number of taps. */
  public int taps() {
    return kernelRows * kernelColumns;
  }

  /**
   * The number of output rows for input maps of {@code rows} rows; less than 1 if the window is too
   * large.
   */
  public int outputRows(int rows) {
    return Math.floorDiv(
            rows + padTop + padBottom - dilationRows * (kernelRows - 1) - 1, strideRows)
        + 1;
  }

  /**
   * The number of output columns for input maps of {@code columns} columns; see {@link
   * #outputRows}.
   */
  public int outputColumns(int columns) {
    int spare = columns + padLeft + padRight - dilationColumns * (kernelColumns - 1) - 1;
    return Math.floorDiv(spare, strideColumns) + 1;
  }
}
