package io.github.convoscope.layout;

import java.util.List;

/** Moves a camera without turning it, until layers fill the viewport. */
final class CameraFraming {
  private static final int STEPS = 30;

  private CameraFraming() {}

  /** The pose that shows all these layers in the middle, as large as the viewport allows. */
  static CameraPose fit(List<LayerPlace> places, CameraPose start, Viewport viewport) {
    CameraPose pose = start;
    double middleX = viewport.left() + viewport.innerWidth() / 2;
    double middleY = viewport.top() + viewport.innerHeight() / 2;
    for (int i = 0; i < STEPS; i++) {
      Projection projection = new Projection(pose, viewport.width(), viewport.height());
      double left = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (LayerPlace place : places) {
        for (Point corner : place.corners(pose.flatness())) {
          left = Math.min(left, projection.x(corner));
          right = Math.max(right, projection.x(corner));
          top = Math.min(top, projection.y(corner));
          bottom = Math.max(bottom, projection.y(corner));
        }
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
