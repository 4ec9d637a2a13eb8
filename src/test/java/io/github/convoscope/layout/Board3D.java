package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A board with its margin, as a rectangle in space. Finds what it touches by plain geometry, for
 * any two planes.
 *
 * @param place whose board it is
 * @param corners in turn
 */
record Board3D(LayerPlace place, List<Point> corners) {
  private static final double CLOSE = 1e-6;

  static Board3D of(LayerPlace place) {
    return new Board3D(place, place.corners(place.margin(), 0));
  }

  /** True where both have a common point, other than one on a rim. */
  boolean meets(Board3D other) {
    if (isParallel(other)) {
      boolean samePlane = Math.abs(place.plane().height(other.corners.get(0))) < CLOSE;
      return samePlane && new Polygon(flat(other.corners)).meets(new Polygon(flat(corners)));
    }
    return other.isCutByAnEdgeOf(this) || isCutByAnEdgeOf(other);
  }

  private boolean isParallel(Board3D other) {
    return place.plane().normal().cross(other.place.plane().normal()).length() < CLOSE;
  }

  private boolean isCutByAnEdgeOf(Board3D other) {
    for (int i = 0; i < 4; i++) {
      if (isCutBy(other.corners.get(i), other.corners.get((i + 1) % 4))) {
        return true;
      }
    }
    return false;
  }

  /** True where a straight line between two points has a point on the board; its rim is none. */
  boolean isCutBy(Point from, Point to) {
    double start = place.plane().height(from);
    double end = place.plane().height(to);
    if (Math.abs(start) < CLOSE && Math.abs(end) < CLOSE) {
      return new Polygon(flat(corners)).isCrossedBy(onPlane(from), onPlane(to));
    }
    if (start * end > 0 || Math.abs(start - end) < CLOSE) {
      return false;
    }
    Point at = from.plus(to.minus(from).times(start / (start - end)));
    return Math.abs(place.plane().u(at)) < halfWidth() - CLOSE
        && Math.abs(place.plane().v(at)) < halfHeight() - CLOSE;
  }

  /** From its middle to its right rim. */
  double halfWidth() {
    return place.width() / 2 + place.margin();
  }

  /** From its middle to its lower rim. */
  double halfHeight() {
    return place.height() / 2 + place.margin();
  }

  private List<Point> flat(List<Point> points) {
    return points.stream().map(this::onPlane).toList();
  }

  private Point onPlane(Point point) {
    return new Point(place.plane().u(point), place.plane().v(point), 0);
  }

  /** The board as a view shows it, pixels. */
  Polygon seen(Projection view) {
    List<Point> points = new ArrayList<>();
    for (Point corner : corners) {
      points.add(new Point(view.x(corner), view.y(corner), 0));
    }
    return new Polygon(points);
  }
}
