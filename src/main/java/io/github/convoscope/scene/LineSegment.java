package io.github.convoscope.scene;

import io.github.convoscope.layout.Point;

/** A straight line in the scene; its width in pixels does not depend on the distance. */
record LineSegment(Point from, Point to, double width) {}
