package io.github.convoscope.scene;

import io.github.convoscope.layout.Point;

/**
 * A straight line in the scene; its widths in pixels do not depend on the distance.
 *
 * @param width at its beginning
 * @param endWidth at its end; 0 for a point, as of an arrow
 */
record LineSegment(Point from, Point to, double width, double endWidth) {
  /** A line of one width. */
  LineSegment(Point from, Point to, double width) {
    this(from, to, width, width);
  }
}
