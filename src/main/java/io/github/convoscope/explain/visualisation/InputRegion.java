package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.ReceptiveField;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Wiring;

/**
 * A rectangle of the input image, in pixels.
 *
 * @param top first row
 * @param left first column
 * @param rows height, at least 1
 * @param columns width, at least 1
 */
public record InputRegion(int top, int left, int rows, int columns) {
  /** The whole input. */
  public static InputRegion whole(NetworkSpec spec) {
    Shape shape = spec.input().shape();
    return new InputRegion(0, 0, shape.rows(), shape.columns());
  }

  /** The receptive field of a neuron, clipped to the image. */
  public static InputRegion receptiveField(NetworkSpec spec, Neuron neuron) {
    ReceptiveField field = new Wiring(spec).receptiveField(neuron, 0);
    return field.rows() == 0
        ? new InputRegion(0, 0, 1, 1)
        : new InputRegion(field.top(), field.left(), field.rows(), field.columns());
  }

  /** Number of pixels. */
  public int size() {
    return rows * columns;
  }

  /** True when the pixel lies inside. */
  public boolean contains(int row, int column) {
    return row >= top && row < top + rows && column >= left && column < left + columns;
  }
}
