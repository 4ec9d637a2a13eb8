package io.github.convoscope.explain.attribution;

import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;

/**
 * Grad-CAM (Selvaraju et al. 2017): ReLU(Σ a_k A_k), where A_k are a layer's maps after its
 * function and a_k is the spatial mean of the target's derivative by A_k.
 */
final class GradCam {
  private GradCam() {}

  /**
   * The weighted sum of the maps before the ReLU.
   *
   * @param shape the layer's
   * @param maps its output, [size]
   * @param gradients the target's derivative by it, [size]
   * @return one map, [rows × columns]
   */
  static double[] weightedSum(Shape shape, float[] maps, float[] gradients) {
    int cells = shape.mapSize();
    double[] map = new double[cells];
    for (int channel = 0; channel < shape.channels(); channel++) {
      double weight = 0;
      for (int i = 0; i < cells; i++) {
        weight += gradients[channel * cells + i];
      }
      weight /= cells;
      for (int i = 0; i < cells; i++) {
        map[i] += weight * maps[channel * cells + i];
      }
    }
    return map;
  }

  /** Negative numbers become 0. */
  static double[] rectified(double[] map) {
    double[] rectified = new double[map.length];
    for (int i = 0; i < map.length; i++) {
      rectified[i] = Math.max(0, map[i]);
    }
    return rectified;
  }

  /**
   * The map stretched over the input: bilinear between the centres of the cells' receptive fields.
   * Where a network keeps maps and pixels aligned (SAME padding, sizes that divide the input) this
   * is bilinear interpolation with half-pixel centres, the same as {@code align_corners=False}.
   *
   * @return [rows × columns] of the input
   */
  static double[] overInput(NetworkSpec spec, int layer, double[] map) {
    Shape cells = spec.layer(layer).shape();
    Shape input = Attributor.picture(spec);
    MapGeometry down = MapGeometry.ofRows(spec, layer);
    MapGeometry across = MapGeometry.ofColumns(spec, layer);
    double[] result = new double[input.mapSize()];
    for (int row = 0; row < input.rows(); row++) {
      double y = clamp(down.cellAt(row), cells.rows());
      double rowTrust = down.trust(row, cells.rows());
      for (int column = 0; column < input.columns(); column++) {
        double x = clamp(across.cellAt(column), cells.columns());
        result[row * input.columns() + column] =
            bilinear(map, cells, y, x) * rowTrust * across.trust(column, cells.columns());
      }
    }
    return result;
  }

  private static double bilinear(double[] map, Shape cells, double y, double x) {
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, cells.rows() - 1);
    int right = Math.min(left + 1, cells.columns() - 1);
    double down = y - top;
    double across = x - left;
    int wide = cells.columns();
    double upper = map[top * wide + left] * (1 - across) + map[top * wide + right] * across;
    double lower = map[bottom * wide + left] * (1 - across) + map[bottom * wide + right] * across;
    return upper * (1 - down) + lower * down;
  }

  private static double clamp(double cell, int cells) {
    return Math.max(0, Math.min(cells - 1, cell));
  }
}
