package io.github.convoscope.layout;

/**
 * A plane in the scene, on which a layer's board lies.
 *
 * @param centre the point (0, 0) of the plane
 * @param turn degrees around the vertical axis; 0 faces the viewer, positive turns the right side
 *     away
 * @param tilt degrees by which the upper edge leans away from the viewer; 0 stands upright, 90 lies
 */
public record Plane(Point centre, double turn, double tilt) {
  /** The point of the scene at (u, v) of the plane; u goes right, v down. */
  public Point point(double u, double v) {
    return centre.plus(across().times(u)).plus(downwards().times(v));
  }

  /** The point {@code height} world units in front of (u, v). */
  public Point point(double u, double v, double height) {
    return point(u, v).minus(normal().times(height));
  }

  /** Unit vector to the right. */
  private Point across() {
    double angle = Math.toRadians(turn);
    return new Point(Math.cos(angle), 0, Math.sin(angle));
  }

  /** Unit vector down the plane. */
  private Point downwards() {
    double angle = Math.toRadians(turn);
    double lean = Math.toRadians(tilt);
    return new Point(
        Math.sin(lean) * Math.sin(angle), Math.cos(lean), -Math.sin(lean) * Math.cos(angle));
  }

  /** Unit vector at right angles to the plane, away from the viewer. */
  public Point normal() {
    double angle = Math.toRadians(turn);
    double lean = Math.toRadians(tilt);
    return new Point(
        -Math.cos(lean) * Math.sin(angle), Math.sin(lean), Math.cos(lean) * Math.cos(angle));
  }

  /** The u of a point in the plane. */
  public double u(Point place) {
    return place.minus(centre).dot(across());
  }

  /** The v of a point in the plane. */
  public double v(Point place) {
    return place.minus(centre).dot(downwards());
  }

  /** How far a point is in front of the plane; negative behind it. */
  public double height(Point place) {
    return -place.minus(centre).dot(normal());
  }

  /** A plane between this one (0) and another (1). */
  public Plane interpolate(Plane other, double part) {
    return new Plane(
        centre.plus(other.centre.minus(centre).times(part)),
        turn + (other.turn - turn) * part,
        tilt + (other.tilt - tilt) * part);
  }
}
