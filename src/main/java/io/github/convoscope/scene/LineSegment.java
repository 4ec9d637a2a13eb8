package io.github.convoscope.scene;

import io.github.convoscope.layout.Point;

/** A straight line in the scene, of a width in pixels wherever it is seen from. */
record LineSegment(Point from, Point to, double width) {}
