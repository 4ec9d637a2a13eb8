package io.github.convoscope.network;

/**
 * Describes the smallest rectangle of a layer's maps that contains every cell on which a neuron
 * depends, over all channels; for a layer of plain units, its single row and column.
 *
 * @param layer the layer of the cells
 * @param top first row
 * @param left first column
 * @param rows height in cells; 0 if the neuron depends on padding only
 * @param columns width in cells; 0 if the neuron depends on padding only
 */
public record ReceptiveField(int layer, int top, int left, int rows, int columns) {
  /** True when a cell lies in the rectangle. */
  public boolean contains(int row, int column) {
    return row >= top && row < top + rows && column >= left && column < left + columns;
  }
}
