package io.github.convoscope.layout;

/**
 * A place or direction in the scene: x to the right, y down, z away from the viewer, in world units
 * (the home view shows about 1000 of them from left to right).
 */
public record Point(double x, double y, double z) {
  /** This and another, added. */
  public Point plus(Point other) {
    return new Point(x + other.x, y + other.y, z + other.z);
  }

  /** Another taken from this. */
  public Point minus(Point other) {
    return new Point(x - other.x, y - other.y, z - other.z);
  }

  /** This, longer by a factor. */
  public Point times(double factor) {
    return new Point(x * factor, y * factor, z * factor);
  }

  /** Scalar product. */
  public double dot(Point other) {
    return x * other.x + y * other.y + z * other.z;
  }

  /** Distance from the origin. */
  public double length() {
    return Math.sqrt(dot(this));
  }
}
