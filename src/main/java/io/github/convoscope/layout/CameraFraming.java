package io.github.convoscope.layout;

import java.util.List;

/** Moves a camera until what it looks at fills the room, without turning it. */
final class CameraFraming {
  private static final int STEPS = 30;

  private CameraFraming() {}

  /** The pose that shows all these layers as large as the room allows, in its middle. */
  static CameraPose fit(List<LayerPlace> places, CameraPose start, Viewport room) {
    CameraPose pose = start;
    double middleX = room.left() + room.innerWidth() / 2;
    double middleY = room.top() + room.innerHeight() / 2;
    for (int i = 0; i < STEPS; i++) {
      Projection projection = new Projection(pose, room.width(), room.height());
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
          Math.max((right - left) / room.innerWidth(), (bottom - top) / room.innerHeight());
      Point content = projection.onRay((left + right) / 2, (top + bottom) / 2, pose.distance());
      Point aim = projection.onRay(middleX, middleY, pose.distance());
      pose = pose.at(pose.target().plus(content.minus(aim))).from(pose.distance() * fill);
    }
    return pose;
  }
}
