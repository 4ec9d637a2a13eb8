package io.github.convoscope.layout;

/** Converts points of the scene to pixels of a viewport, and back. Immutable. */
public final class Projection {
  private static final double USUAL_HEIGHT = 720;

  private final double width;
  private final double height;
  private final double focal;
  private final Point eye;
  private final Point right;
  private final Point down;
  private final Point forward;

  /**
   * The projection of a camera.
   *
   * @param pose where the camera is
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

  /**
   * How many times lines and words are larger than in a usual window: 1 up to 720 pixels of height,
   * 3 at 2160.
   */
  public double magnification() {
    return magnification(height);
  }

  /** The same for a view of that height in pixels. */
  public static double magnification(double height) {
    return Math.max(1, height / USUAL_HEIGHT);
  }

  /** Where the camera is. */
  public Point eye() {
    return eye;
  }

  /** Unit vector in the direction of the camera. */
  public Point forward() {
    return forward;
  }

  /** Distance of a point along the camera's axis; zero or less behind the camera. */
  public double depth(Point point) {
    return point.minus(eye).dot(forward);
  }

  /** Pixels from the viewport's left edge to a point. */
  public double x(Point point) {
    Point offset = point.minus(eye);
    return width / 2 + focal * offset.dot(right) / offset.dot(forward);
  }

  /** Pixels from the viewport's upper edge to a point. */
  public double y(Point point) {
    Point offset = point.minus(eye);
    return height / 2 + focal * offset.dot(down) / offset.dot(forward);
  }

  /** Pixels that one world unit across the view has at a point. */
  public double scale(Point point) {
    return focal / depth(point);
  }

  /** Direction of the ray through a pixel; 1 long along the camera's axis. */
  public Point ray(double x, double y) {
    return forward
        .plus(right.times((x - width / 2) / focal))
        .plus(down.times((y - height / 2) / focal));
  }

  /**
   * Distance along the camera's axis at which the ray through a pixel meets a plane; zero, negative
   * or infinite where it does not.
   */
  public double planeDepth(Plane plane, double x, double y) {
    Point normal = plane.normal();
    return plane.centre().minus(eye).dot(normal) / ray(x, y).dot(normal);
  }

  /** The point on the ray through a pixel at a distance along the camera's axis. */
  public Point pointAt(double x, double y, double depth) {
    return eye.plus(ray(x, y).times(depth));
  }
}
