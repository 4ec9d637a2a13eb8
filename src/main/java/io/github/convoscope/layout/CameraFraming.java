package io.github.convoscope.layout;

import java.util.List;

/** Moves a camera without turning it, until points fill the viewport. */
final class CameraFraming {
  private static final int STEPS = 30;

  private CameraFraming() {}

  /**
   * A point that is to be in the view.
   *
   * @param beside pixels at its left that are to be in the view too
   */
  record Framed(Point point, double beside) {
    static List<Framed> of(List<Point> points, double beside) {
      return points.stream().map(point -> new Framed(point, beside)).toList();
    }
  }

  /** The pose that shows all these points in the middle, as large as the viewport allows. */
  static CameraPose fit(List<Framed> points, CameraPose start, Viewport viewport) {
    CameraPose pose = start;
    double middleX = viewport.left() + viewport.innerWidth() / 2;
    double middleY = viewport.top() + viewport.innerHeight() / 2;
    for (int i = 0; i < STEPS; i++) {
      Projection projection = new Projection(pose, viewport.width(), viewport.height());
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (Framed framed : points) {
        double x = projection.x(framed.point());
        double y = projection.y(framed.point());
        left = Math.min(left, x - framed.beside());
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
      double fill =
          Math.max((right - left) / viewport.innerWidth(), (bottom - top) / viewport.innerHeight());
      Point content = projection.pointAt((left + right) / 2, (top + bottom) / 2, pose.distance());
      Point aim = projection.pointAt(middleX, middleY, pose.distance());
      pose =
          pose.withTarget(pose.target().plus(content.minus(aim)))
              .withDistance(pose.distance() * fill);
    }
    return pose;
  }
}
