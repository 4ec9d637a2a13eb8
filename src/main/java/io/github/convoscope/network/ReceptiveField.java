package io.github.convoscope.network;

/**
 * The smallest rectangle of a layer's maps that holds every cell a neuron sees, over all channels;
 * for a layer of plain units its single row and column.
 *
 * @param layer the layer looked at
 * @param top first row
 * @param left first column
 * @param rows height in cells; 0 where the neuron sees nothing but padding
 * @param columns width in cells; 0 where the neuron sees nothing but padding
 */
public record ReceptiveField(int layer, int top, int left, int rows, int columns) {
  /** True when a cell lies in the rectangle. */
  public boolean contains(int row, int column) {
    return row >= top && row < top + rows && column >= left && column < left + columns;
  }
}
