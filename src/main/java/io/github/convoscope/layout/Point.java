package io.github.convoscope.layout;

/**
 * A point or vector of the scene in world units: x right, y down, z away from the viewer. The home
 * view shows about 1000 units from left to right.
 */
public record Point(double x, double y, double z) {
  /** Sum of both. */
  public Point plus(Point other) {
    return new Point(x + other.x, y + other.y, z + other.z);
  }

  /** This minus the other. */
  public Point minus(Point other) {
    return new Point(x - other.x, y - other.y, z - other.z);
  }

  /** This multiplied by a factor. */
  public Point times(double factor) {
    return new Point(x * factor, y * factor, z * factor);
  }

  /** Scalar product. */
  public double dot(Point other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** Vector product. */
  public Point cross(Point other) {
    return new Point(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** Distance from the origin. */
  public double length() {
    return Math.sqrt(dot(this));
  }
}
