package io.github.convoscope.explain.attribution;

import io.github.convoscope.network.LayerKind;
import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import io.github.convoscope.network.Shape;
import io.github.convoscope.network.Window;
import io.github.convoscope.network.operator.ShiftOperator;
import io.github.convoscope.network.operator.SpreadOperator;
import io.github.convoscope.network.operator.UpsamplingOperator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where the cells of a layer's maps lie on the input, along one axis: cell i has its receptive
 * field's centre at pixel {@code start + i · step}, and the field is {@code field} pixels wide.
 * Pixels are counted by their centres, so the first pixel is at 0.
 */
record MapGeometry(double start, double step, double field) {
  /** Of the rows of a layer with maps. */
  static MapGeometry ofRows(NetworkSpec spec, int layer) {
    return of(spec, layer, true);
  }

  /** Of the columns of a layer with maps. */
  static MapGeometry ofColumns(NetworkSpec spec, int layer) {
    return of(spec, layer, false);
  }

  private static MapGeometry of(NetworkSpec spec, int layer, boolean rows) {
    List<MapGeometry> geometries = new ArrayList<>();
    geometries.add(new MapGeometry(0, 1, 1));
    for (int i = 1; i <= layer; i++) {
      LayerSpec at = spec.layer(i);
      MapGeometry widest =
          at.inputs().stream()
              .map(geometries::get)
              .max(Comparator.comparingDouble(MapGeometry::field))
              .orElseThrow();
      Window window = at.window();
      geometries.add(
          window != null
              ? widest.through(window, rows)
              : widest.through(at, spec.input().shape(), rows));
    }
    return geometries.get(layer);
  }

  /** Through a layer without a window. */
  private MapGeometry through(LayerSpec layer, Shape input, boolean rows) {
    if (layer.operator() instanceof ShiftOperator shift) {
      return new MapGeometry(start - (rows ? shift.top() : shift.left()) * step, step, field);
    }
    if (layer.operator() instanceof UpsamplingOperator larger) {
      double finer = step / (rows ? larger.rows() : larger.columns());
      return new MapGeometry(start - (step - finer) / 2, finer, field);
    }
    if (layer.operator() instanceof SpreadOperator spread) {
      return new MapGeometry(start, step / (rows ? spread.rows() : spread.columns()), field);
    }
    return layer.kind() == LayerKind.OTHER || layer.kind() == LayerKind.FLATTEN
        ? evenly(input, layer.shape(), rows)
        : this;
  }

  private MapGeometry through(Window window, boolean rows) {
    int kernel = rows ? window.kernelRows() : window.kernelColumns();
    int dilation = rows ? window.dilationRows() : window.dilationColumns();
    int stride = rows ? window.strideRows() : window.strideColumns();
    int before = rows ? window.padTop() : window.padLeft();
    double reach = (kernel - 1) * dilation;
    return new MapGeometry(
        start + (reach / 2 - before) * step, step * stride, field + reach * step);
  }

  private static MapGeometry evenly(Shape input, Shape maps, boolean rows) {
    double step =
        rows ? (double) input.rows() / maps.rows() : (double) input.columns() / maps.columns();
    return new MapGeometry((step - 1) / 2, step, step);
  }

  /** The cell, as a fraction, whose centre is at a pixel. */
  double cellAt(int pixel) {
    return (pixel - start) / step;
  }

  /**
   * How far the nearest cell's value holds for a pixel: 1 up to half a step beyond the outermost
   * centres, then falling to 0 at the edge of the outermost cell's receptive field, so that pixels
   * that no cell sees get 0.
   *
   * @param cells number of cells along the axis
   */
  double trust(int pixel, int cells) {
    double beyond = Math.max(start - pixel, pixel - (start + (cells - 1) * step)) - step / 2;
    double fade = (field - step) / 2;
    if (beyond <= 0) {
      return 1;
    }
    return fade <= 0 ? 0 : Math.max(0, 1 - beyond / fade);
  }
}
