package io.github.convoscope.layout;

/** A pose seen in a viewport: from the scene to pixels and back. Immutable. */
public final class Projection {
  private final double width;
  private final double height;
  private final double focal;
  private final Point eye;
  private final Point right;
  private final Point down;
  private final Point forward;

  /**
   * A pose in a viewport.
   *
   * @param pose how the scene is looked at
   * @param width of the viewport, pixels
   * @param height of the viewport, pixels
   */
  public Projection(CameraPose pose, double width, double height) {
    this.width = width;
    this.height = height;
    focal = height / 2 / Math.tan(Math.toRadians(pose.fieldOfView()) / 2);
    double yaw = Math.toRadians(pose.yaw());
    double pitch = Math.toRadians(pose.pitch());
    forward =
        new Point(
            -Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch));
    right = new Point(Math.cos(yaw), 0, Math.sin(yaw));
    down =
        new Point(
            Math.sin(yaw) * Math.sin(pitch), Math.cos(pitch), -Math.cos(yaw) * Math.sin(pitch));
    eye = pose.target().minus(forward.times(pose.distance()));
  }

  /** Where the camera is. */
  public Point eye() {
    return eye;
  }

  /** Where the camera looks, length 1. */
  public Point forward() {
    return forward;
  }

  /** Distance of a place along the camera's axis; not positive behind the camera. */
  public double depth(Point place) {
    return place.minus(eye).dot(forward);
  }

  /** Pixel column of a place, from the viewport's left edge. */
  public double x(Point place) {
    Point offset = place.minus(eye);
    return width / 2 + focal * offset.dot(right) / offset.dot(forward);
  }

  /** Pixel row of a place, from the viewport's upper edge. */
  public double y(Point place) {
    Point offset = place.minus(eye);
    return height / 2 + focal * offset.dot(down) / offset.dot(forward);
  }

  /** Pixels that one world unit across the view takes at a place. */
  public double scale(Point place) {
    return focal / depth(place);
  }

  /** Direction of the ray through a pixel, 1 long along the camera's axis. */
  public Point ray(double x, double y) {
    return forward
        .plus(right.times((x - width / 2) / focal))
        .plus(down.times((y - height / 2) / focal));
  }

  /**
   * Where the ray through a pixel meets a plane, as distance along the camera's axis; not positive
   * or infinite where it does not.
   */
  public double reach(Plane plane, double x, double y) {
    Point normal = plane.normal();
    return plane.centre().minus(eye).dot(normal) / ray(x, y).dot(normal);
  }

  /** The place on the ray through a pixel at a distance along the camera's axis. */
  public Point onRay(double x, double y, double depth) {
    return eye.plus(ray(x, y).times(depth));
  }
}
