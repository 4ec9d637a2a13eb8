package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.LayerPlace;
import io.github.convoscope.layout.Point;
import io.github.convoscope.layout.Projection;

/** The rectangle around a layer's cells in the view, pixels. */
record LayerExtent(double left, double top, double right, double bottom) {
  /** Of a layer that is not seen. */
  static final LayerExtent NONE = new LayerExtent(0, 0, -1, -1);

  /** The extent of a layer; none where a part of it is behind the camera. */
  static LayerExtent of(LayerPlace place, Projection projection) {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point corner : place.corners()) {
      if (projection.depth(corner) <= 0) {
        return NONE;
      }
      left = Math.min(left, projection.x(corner));
      right = Math.max(right, projection.x(corner));
      top = Math.min(top, projection.y(corner));
      bottom = Math.max(bottom, projection.y(corner));
    }
    return new LayerExtent(left, top, right, bottom);
  }

  /** True where a part of it is in a view of that size. */
  boolean meets(double width, double height) {
    return right > 0 && bottom > 0 && left < width && top < height;
  }

  /** The area of its part in a view of that size. */
  double areaWithin(double width, double height) {
    double wide = Math.min(right, width) - Math.max(left, 0);
    double high = Math.min(bottom, height) - Math.max(top, 0);
    return Math.max(0, wide) * Math.max(0, high);
  }

  /** Distance of a column from this rectangle; 0 above and below it. */
  double aside(double x) {
    return right < left ? Double.MAX_VALUE : Math.max(0, Math.max(left - x, x - right));
  }

  /** True where it reaches beyond the left or right edge of a view of that width. */
  boolean isCutBy(double width) {
    return left < 0 || right > width;
  }

  /** True where a label, but for so many pixels of its rim, lies over this layer. */
  boolean covers(LabelSpread.Box box, double rim) {
    return left < box.x() + box.width() - rim
        && box.x() + rim < right
        && top < box.y() + box.height() - rim / 2
        && box.y() + rim / 2 < bottom;
  }
}
