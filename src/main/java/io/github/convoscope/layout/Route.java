package io.github.convoscope.layout;

import java.util.List;

/**
 * The way of a connection between two layers, from the edge of one board to the edge of the other,
 * past the boards between them.
 *
 * @param from index of the layer that is read
 * @param to index of the layer that reads it
 * @param points at least two
 * @param entry index of the point where it reaches the place of {@code to}
 * @param heading direction in which the arrow there points
 */
public record Route(int from, int to, List<Point> points, int entry, Point heading) {
  /** Copies the list. */
  public Route {
    points = List.copyOf(points);
  }
}
