package io.github.convoscope.layout;

/**
 * An upright plane: its centre, and by how much its right side is turned away from the viewer.
 *
 * @param centre where local (0, 0) stands
 * @param turn degrees; 0 faces the viewer, positive turns the right side away
 */
public record Plane(Point centre, double turn) {
  /** Where a local place stands in the scene; u to the right, v down. */
  public Point at(double u, double v) {
    double angle = Math.toRadians(turn);
    return new Point(
        centre.x() + u * Math.cos(angle), centre.y() + v, centre.z() + u * Math.sin(angle));
  }

  /** Unit vector out of the plane's back, away from the viewer. */
  public Point normal() {
    double angle = Math.toRadians(turn);
    return new Point(-Math.sin(angle), 0, Math.cos(angle));
  }

  /** The local u of a place in the plane. */
  public double u(Point place) {
    double angle = Math.toRadians(turn);
    Point offset = place.minus(centre);
    return offset.x() * Math.cos(angle) + offset.z() * Math.sin(angle);
  }

  /** The local v of a place in the plane. */
  public double v(Point place) {
    return place.y() - centre.y();
  }

  /** A plane on the way to another; 0 is this one, 1 the other. */
  public Plane towards(Plane other, double part) {
    return new Plane(
        centre.plus(other.centre.minus(centre).times(part)), turn + (other.turn - turn) * part);
  }
}
