package io.github.convoscope.drawing.ink;

/**
 * A straight line through a plane, whose middle is the origin.
 *
 * @param cos of the angle between the x axis and the line's normal
 * @param sin of that angle
 * @param distance from the origin along the normal, in pixels
 * @param full share of the line that stands out
 * @param strength mean contrast along it
 */
record PaperLine(double cos, double sin, double distance, double full, double strength) {
  /** Whether it is nearer to upright than to level; steps along it are then rows. */
  boolean steep() {
    return Math.abs(cos) > Math.abs(sin);
  }

  /** The number of steps of one pixel along it. */
  int length(GreyPlane plane) {
    return steep() ? plane.rows() : plane.columns();
  }

  /** The number of pixels across it. */
  int breadth(GreyPlane plane) {
    return steep() ? plane.columns() : plane.rows();
  }

  /** Where its middle is after so many steps, in pixels across. */
  double middle(GreyPlane plane, int along) {
    double t = along + 0.5 - length(plane) / 2.0;
    double other = steep() ? (distance - t * sin) / cos : (distance - t * cos) / sin;
    return other + breadth(plane) / 2.0 - 0.5;
  }

  /** The index of a pixel beside the line; -1 outside the plane. */
  int at(GreyPlane plane, int along, int across) {
    if (across < 0 || across >= breadth(plane)) {
      return -1;
    }
    return steep() ? along * plane.columns() + across : across * plane.columns() + along;
  }

  /** The value of a pixel beside the line; -1 outside the plane. */
  float value(GreyPlane plane, int along, int across) {
    int at = at(plane, along, across);
    return at < 0 ? -1 : plane.values()[at];
  }

  /**
   * The values across the line at each step along it.
   *
   * @return [steps × (2 reach + 1)]
   */
  float[][] profile(GreyPlane plane, int reach) {
    float[][] profile = new float[length(plane)][2 * reach + 1];
    for (int along = 0; along < profile.length; along++) {
      int middle = (int) Math.round(middle(plane, along));
      for (int off = -reach; off <= reach; off++) {
        profile[along][off + reach] = value(plane, along, middle + off);
      }
    }
    return profile;
  }

  /** The sine of the angle between two lines. */
  double turn(PaperLine other) {
    return Math.abs(cos * other.sin - sin * other.cos);
  }

  /** How far two lines that are nearly parallel are apart, in pixels. */
  double apart(PaperLine other) {
    double sign = cos * other.cos + sin * other.sin < 0 ? -1 : 1;
    return Math.abs(distance - sign * other.distance);
  }
}
