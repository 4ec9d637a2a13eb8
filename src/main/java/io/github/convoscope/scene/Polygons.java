package io.github.convoscope.scene;

import io.github.convoscope.layout.LabelSpread;
import io.github.convoscope.layout.Point;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.text.Text;

/** Finds whether convex polygons and lines in a view have a common point; pixels, z is not used. */
final class Polygons {
  private Polygons() {}

  /** The corners in turn of a rectangle without so many pixels of its rim. */
  static List<Point> rectangle(LabelSpread.Box box, double rim) {
    double left = box.x() + rim;
    double top = box.y() + rim;
    double right = box.x() + box.width() - rim;
    double bottom = box.y() + box.height() - rim;
    return List.of(
        new Point(left, top, 0),
        new Point(right, top, 0),
        new Point(right, bottom, 0),
        new Point(left, bottom, 0));
  }

  /** The corners in turn of a text's letters, at a slant too, in its parent. */
  static List<Point> letters(Text text) {
    Bounds box = text.getBoundsInLocal();
    double space = 0.15 * box.getHeight();
    double top = box.getMinY() + space;
    double bottom = box.getMaxY() - space;
    return Stream.of(
            text.localToParent(box.getMinX(), top),
            text.localToParent(box.getMaxX(), top),
            text.localToParent(box.getMaxX(), bottom),
            text.localToParent(box.getMinX(), bottom))
        .map(corner -> new Point(corner.getX(), corner.getY(), 0))
        .toList();
  }

  /**
   * True where two convex polygons have a common point: no edge of either separates them (the
   * separating axis theorem).
   *
   * @param first its corners in turn; two for a line
   * @param second the same
   */
  static boolean meet(List<Point> first, List<Point> second) {
    return !isSeparatedAlongAnEdge(first, second) && !isSeparatedAlongAnEdge(second, first);
  }

  /** True where both lie on different sides of a line along an edge of the first polygon. */
  private static boolean isSeparatedAlongAnEdge(List<Point> first, List<Point> second) {
    for (int i = 0; i < first.size(); i++) {
      Point from = first.get(i);
      Point to = first.get((i + 1) % first.size());
      double acrossX = from.y() - to.y();
      double acrossY = to.x() - from.x();
      if (isApart(first, second, acrossX, acrossY)
          || first.size() == 2 && isApart(first, second, -acrossY, acrossX)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isApart(List<Point> first, List<Point> second, double x, double y) {
    double firstLow = Double.POSITIVE_INFINITY;
    double firstHigh = Double.NEGATIVE_INFINITY;
    for (Point point : first) {
      double at = point.x() * x + point.y() * y;
      firstLow = Math.min(firstLow, at);
      firstHigh = Math.max(firstHigh, at);
    }
    double secondLow = Double.POSITIVE_INFINITY;
    double secondHigh = Double.NEGATIVE_INFINITY;
    for (Point point : second) {
      double at = point.x() * x + point.y() * y;
      secondLow = Math.min(secondLow, at);
      secondHigh = Math.max(secondHigh, at);
    }
    return firstHigh < secondLow || secondHigh < firstLow;
  }
}
