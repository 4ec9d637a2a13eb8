package io.github.convoscope.layout;

/**
 * How the scene is looked at: the camera circles a target.
 *
 * @param target what is in the middle of the view
 * @param yaw degrees the camera went around to the right of the target; 0 looks straight in
 * @param pitch degrees the camera went up
 * @param distance from the camera to the target, world units
 * @param fieldOfView vertical opening of the camera, degrees; a small one looks orthographic
 * @param flatness 0 stands the layers in depth, 1 lays them out flat
 */
public record CameraPose(
    Point target, double yaw, double pitch, double distance, double fieldOfView, double flatness) {

  /** Height, in world units, of what is seen at the target. */
  public double visibleHeight() {
    return 2 * distance * Math.tan(Math.toRadians(fieldOfView) / 2);
  }

  /** A pose on the way to another: 0 is this one, 1 the other. */
  public CameraPose towards(CameraPose other, double part) {
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
        opening,
        mix(flatness, other.flatness, part));
  }

  /** The same view of another target. */
  public CameraPose at(Point newTarget) {
    return new CameraPose(newTarget, yaw, pitch, distance, fieldOfView, flatness);
  }

  /** The same view from another distance. */
  public CameraPose from(double newDistance) {
    return new CameraPose(target, yaw, pitch, newDistance, fieldOfView, flatness);
  }

  /** The same target from another side. */
  public CameraPose turned(double newYaw, double newPitch) {
    return new CameraPose(target, newYaw, newPitch, distance, fieldOfView, flatness);
  }

  private static double mix(double a, double b, double part) {
    return a + (b - a) * part;
  }
}
