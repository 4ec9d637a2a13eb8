package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Finds the way of every connection: through the lanes of the depths between, and line by line. */
final class RouteFinder {
  private final StepLines lines;
  private final List<LayerPlace> places;
  private final List<LineArranger.Column> columns;

  private RouteFinder(StepLines lines, List<LayerPlace> places, List<LineArranger.Column> columns) {
    this.lines = lines;
    this.places = places;
    this.columns = columns;
  }

  /** The routes of a network, by the layer that they lead to; one for each pair of layers. */
  static List<Route> routes(
      NetworkSpec spec,
      StepLines lines,
      List<LayerPlace> places,
      List<LineArranger.Column> columns) {
    RouteFinder finder = new RouteFinder(lines, places, columns);
    List<Route> routes = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      for (int input : layer.inputs().stream().distinct().toList()) {
        routes.add(finder.route(input, layer.index()));
      }
    }
    return routes;
  }

  private Route route(int from, int to) {
    NetworkDepths depths = lines.depths();
    List<Point> stops = new ArrayList<>();
    stops.add(edge(from, 1));
    if (!depths.isAlone(from)) {
      stops.add(besideLayer(from, 0.5));
    }
    for (int depth = depths.depth(from) + 1; depth <= depths.depth(to); depth++) {
      if (lines.line(depth) != lines.line(depth - 1)) {
        turnLine(depth, stops);
      }
      if (depth < depths.depth(to)) {
        double v =
            lines.measures().laneMiddle(depths.block(depth), depths.passingLane(from, depth));
        if (!goesStraightOn(from, depth - 1, depth)) {
          stops.add(beside(depth, -0.5, 0, v));
        }
        if (depth + 1 == depths.depth(to) || !goesStraightOn(from, depth, depth + 1)) {
          stops.add(beside(depth, 0.5, 0, v));
        }
      }
    }
    int entry = stops.size();
    if (!depths.isAlone(to)) {
      stops.add(besideLayer(to, -0.5));
    }
    stops.add(edge(to, -1));
    // Parallel to the next layer: the straight line would point into the depth.
    return new Route(from, to, stops, entry, new Point(1, 0, 0));
  }

  /** True where a connection passes through two depths in the same lane of the same block. */
  private boolean goesStraightOn(int from, int depth, int next) {
    NetworkDepths depths = lines.depths();
    return depth > depths.depth(from)
        && lines.line(depth) == lines.line(next)
        && depths.block(depth).equals(depths.block(next))
        && depths.passingLane(from, depth) == depths.passingLane(from, next);
  }

  /** The middle of a board's left (−1) or right (1) edge. */
  private Point edge(int layer, int side) {
    LayerPlace place = places.get(layer);
    return place.plane().point(side * place.width() / 2, 0);
  }

  /**
   * A point at the edge of a layer's column: the layer may be narrower than others of its depth.
   */
  private Point besideLayer(int layer, double part) {
    int depth = lines.depths().depth(layer);
    double y = places.get(layer).plane().centre().y();
    return beside(depth, part, 0, y - middle(lines.line(depth)));
  }

  /** Adds the way from the end of a line, below it, to the beginning of the next. */
  private void turnLine(int depth, List<Point> stops) {
    int line = lines.line(depth - 1);
    double below = lines.measures().lineEnd(line);
    double gap = lines.measures().layerGap() / 2;
    Point last = stops.get(stops.size() - 1);
    stops.add(beside(depth - 1, 0.5, gap, last.y() - middle(line)));
    stops.add(beside(depth - 1, 0.5, gap, below - middle(line)));
    stops.add(beside(depth, -0.5, -gap, below - middle(line + 1)));
    stops.add(beside(depth, -0.5, -gap, 0));
  }

  private double middle(int line) {
    return lines.measures().lineMiddle(line);
  }

  /**
   * A point beside a column.
   *
   * @param part of its width, from its middle to the right
   * @param more to the right of that
   * @param v below the middle of the line
   */
  private Point beside(int depth, double part, double more, double v) {
    LineArranger.Column column = columns.get(depth);
    return column.plane().point(part * column.width() + more, v);
  }
}
