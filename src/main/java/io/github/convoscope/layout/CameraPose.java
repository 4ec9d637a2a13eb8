package io.github.convoscope.layout;

/**
 * Position and direction of the camera, which looks at a target from a distance.
 *
 * @param target the point in the middle of the view
 * @param yaw degrees around the target to the right; 0 looks straight into the scene
 * @param pitch degrees around the target upwards
 * @param distance from the camera to the target, world units
 * @param fieldOfView vertical opening of the camera, degrees; a small one looks orthographic
 */
public record CameraPose(
    Point target, double yaw, double pitch, double distance, double fieldOfView) {

  /** World units from the upper to the lower edge of the view, measured at the target. */
  public double visibleHeight() {
    return 2 * distance * Math.tan(Math.toRadians(fieldOfView) / 2);
  }

  /** A pose between this one (0) and another (1); zooms evenly. */
  public CameraPose interpolate(CameraPose other, double part) {
    if (part >= 1) {
      return other;
    }
    double opening = mix(fieldOfView, other.fieldOfView, part);
    double seen = Math.exp(mix(Math.log(visibleHeight()), Math.log(other.visibleHeight()), part));
    return new CameraPose(
        target.plus(other.target.minus(target).times(part)),
        mix(yaw, other.yaw, part),
        mix(pitch, other.pitch, part),
        seen / (2 * Math.tan(Math.toRadians(opening) / 2)),
        opening);
  }

  /** The same pose with another target. */
  public CameraPose withTarget(Point newTarget) {
    return new CameraPose(newTarget, yaw, pitch, distance, fieldOfView);
  }

  /** The same pose with another distance. */
  public CameraPose withDistance(double newDistance) {
    return new CameraPose(target, yaw, pitch, newDistance, fieldOfView);
  }

  /** The same pose with other angles, in degrees. */
  public CameraPose withAngles(double newYaw, double newPitch) {
    return new CameraPose(target, newYaw, newPitch, distance, fieldOfView);
  }

  private static double mix(double a, double b, double part) {
    return a + (b - a) * part;
  }
}
