package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * A convex polygon in the plane.
 *
 * @param points in turn, either way round; z is 0
 */
record Polygon(List<Point> points) {
  private static final double CLOSE = 1e-6;

  /** Its area. */
  double area() {
    return Math.abs(signedArea());
  }

  private double signedArea() {
    double sum = 0;
    for (int i = 0; i < points.size(); i++) {
      Point to = points.get((i + 1) % points.size());
      sum += points.get(i).x() * to.y() - to.x() * points.get(i).y();
    }
    return sum / 2;
  }

  /** True where both have a common area. */
  boolean meets(Polygon other) {
    return common(other).area() > CLOSE;
  }

  /** The part that both have in common, by Sutherland and Hodgman's clipping. */
  Polygon common(Polygon other) {
    List<Point> kept = points;
    double way = Math.signum(other.signedArea());
    for (int i = 0; i < other.points.size(); i++) {
      kept = cut(kept, other.points.get(i), other.points.get((i + 1) % other.points.size()), way);
    }
    return new Polygon(kept);
  }

  private static List<Point> cut(List<Point> points, Point from, Point to, double way) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      Point here = points.get(i);
      Point next = points.get((i + 1) % points.size());
      double inside = way * side(from, to, here);
      double nextInside = way * side(from, to, next);
      if (inside >= 0) {
        kept.add(here);
      }
      if (inside * nextInside < 0) {
        kept.add(here.plus(next.minus(here).times(inside / (inside - nextInside))));
      }
    }
    return kept;
  }

  private static double side(Point from, Point to, Point point) {
    return (to.x() - from.x()) * (point.y() - from.y())
        - (to.y() - from.y()) * (point.x() - from.x());
  }

  /** True where a straight line has a point inside; its rim is none. */
  boolean isCrossedBy(Point from, Point to) {
    double first = 0;
    double last = 1;
    double way = Math.signum(signedArea());
    for (int i = 0; i < points.size(); i++) {
      Point corner = points.get(i);
      Point next = points.get((i + 1) % points.size());
      double length = next.minus(corner).length();
      double start = way * side(corner, next, from) / length - CLOSE;
      double end = way * side(corner, next, to) / length - CLOSE;
      if (start < 0 && end < 0) {
        return false;
      }
      if (start < 0) {
        first = Math.max(first, start / (start - end));
      } else if (end < 0) {
        last = Math.min(last, start / (start - end));
      }
    }
    return first < last;
  }
}
