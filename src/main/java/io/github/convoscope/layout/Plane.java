package io.github.convoscope.layout;

/**
 * An upright plane in the scene.
 *
 * @param centre the point (0, 0) of the plane
 * @param turn degrees; 0 faces the viewer, positive turns the right side away
 */
public record Plane(Point centre, double turn) {
  /** The point of the scene at (u, v) of the plane; u goes right, v down. */
  public Point point(double u, double v) {
    double angle = Math.toRadians(turn);
    return new Point(
        centre.x() + u * Math.cos(angle), centre.y() + v, centre.z() + u * Math.sin(angle));
  }

  /** Unit vector at right angles to the plane, away from the viewer. */
  public Point normal() {
    double angle = Math.toRadians(turn);
    return new Point(-Math.sin(angle), 0, Math.cos(angle));
  }

  /** The u of a point in the plane. */
  public double u(Point place) {
    double angle = Math.toRadians(turn);
    Point offset = place.minus(centre);
    return offset.x() * Math.cos(angle) + offset.z() * Math.sin(angle);
  }

  /** The v of a point in the plane. */
  public double v(Point place) {
    return place.y() - centre.y();
  }

  /** A plane between this one (0) and another (1). */
  public Plane interpolate(Plane other, double part) {
    return new Plane(
        centre.plus(other.centre.minus(centre).times(part)), turn + (other.turn - turn) * part);
  }
}
