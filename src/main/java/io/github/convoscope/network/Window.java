package io.github.convoscope.network;

/**
 * How the window of a convolution or pooling slides over the maps below, in cells of those maps.
 *
 * @param kernelRows height of the window in taps
 * @param kernelColumns width of the window in taps
 * @param strideRows step downwards
 * @param strideColumns step to the right
 * @param padTop rows really added above
 * @param padBottom rows really added below
 * @param padLeft columns really added on the left
 * @param padRight columns really added on the right
 * @param dilationRows distance between two taps downwards; 1 is dense
 * @param dilationColumns distance between two taps to the right; 1 is dense
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
   * Row below (may lie in the padding) that tap {@code kernelRow} of output row {@code row} reads.
   */
  public int sourceRow(int row, int kernelRow) {
    return row * strideRows - padTop + kernelRow * dilationRows;
  }

  /** Column below (may lie in the padding) that a tap of an output column reads. */
  public int sourceColumn(int column, int kernelColumn) {
    return column * strideColumns - padLeft + kernelColumn * dilationColumns;
  }

  /** Number of taps. */
  public int taps() {
    return kernelRows * kernelColumns;
  }

  /** Rows of the output over maps of {@code rows} rows; less than 1 where the window is too big. */
  public int outputRows(int rows) {
    return Math.floorDiv(
            rows + padTop + padBottom - dilationRows * (kernelRows - 1) - 1, strideRows)
        + 1;
  }

  /** Columns of the output over maps of {@code columns} columns; see {@link #outputRows}. */
  public int outputColumns(int columns) {
    int spare = columns + padLeft + padRight - dilationColumns * (kernelColumns - 1) - 1;
    return Math.floorDiv(spare, strideColumns) + 1;
  }
}
