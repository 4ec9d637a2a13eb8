package io.github.convoscope.explain.visualisation;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Neuron;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;

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

  /** The pixels that can change a neuron: its receptive field, cut off at the image's border. */
  public static InputRegion seenBy(NetworkSpec spec, Neuron neuron) {
    int top = neuron.row();
    int bottom = neuron.row();
    int left = neuron.column();
    int right = neuron.column();
    for (int i = neuron.layer(); i > 0; i--) {
      LayerSpec layer = spec.layer(i);
      Shape below = spec.layer(i - 1).shape();
      Window window = layer.window();
      if (window != null) {
        top = window.sourceRow(top, 0);
        bottom = window.sourceRow(bottom, window.kernelRows() - 1);
        left = window.sourceColumn(left, 0);
        right = window.sourceColumn(right, window.kernelColumns() - 1);
      } else if (layer.kind() == LayerKind.DENSE
          || layer.kind() == LayerKind.OUTPUT
          || layer.kind() == LayerKind.OTHER) {
        return whole(spec);
      }
      top = Math.min(Math.max(0, top), below.rows() - 1);
      left = Math.min(Math.max(0, left), below.columns() - 1);
      bottom = Math.max(Math.min(below.rows() - 1, bottom), top);
      right = Math.max(Math.min(below.columns() - 1, right), left);
    }
    return new InputRegion(top, left, bottom - top + 1, right - left + 1);
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
