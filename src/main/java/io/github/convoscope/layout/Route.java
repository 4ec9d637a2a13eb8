package io.github.convoscope.layout;

import java.util.List;

/**
 * The way of a connection between two layers, from the edge of one board to the edge of the other,
 * past the boards between them.
 *
 * @param from index of the layer that is read
 * @param to index of the layer that reads it
 * @param stops at least two
 * @param entry index of the stop where it reaches the column of {@code to}
 */
public record Route(int from, int to, List<Stop> stops, int entry) {
  /** A point of the way, on a plane that moves when the view becomes flat. */
  public record Stop(Plane deep, Plane flat, double u, double v) {
    /** Where it is, for a flatness from 0 (in depth) to 1 (flat). */
    public Point at(double flatness) {
      return deep.interpolate(flat, flatness).point(u, v);
    }
  }

  /** Copies the list. */
  public Route {
    stops = List.copyOf(stops);
  }

  /** The corners of the way, for a flatness from 0 (in depth) to 1 (flat). */
  public List<Point> points(double flatness) {
    return stops.stream().map(stop -> stop.at(flatness)).toList();
  }
}
