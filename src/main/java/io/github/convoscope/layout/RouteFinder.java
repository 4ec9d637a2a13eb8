package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Finds the way of every connection: through the lanes of the steps between, and line by line. */
final class RouteFinder {
  private final StepLines lines;
  private final LayerArranger.Arranged arranged;

  private RouteFinder(StepLines lines, LayerArranger.Arranged arranged) {
    this.lines = lines;
    this.arranged = arranged;
  }

  /** The routes of a network, by the layer that they lead to; one for each pair of layers. */
  static List<Route> routes(NetworkSpec spec, StepLines lines, LayerArranger.Arranged arranged) {
    RouteFinder finder = new RouteFinder(lines, arranged);
    List<Route> routes = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      for (int input : layer.inputs().stream().distinct().toList()) {
        routes.add(finder.route(input, layer.index()));
      }
    }
    return routes;
  }

  private Route route(int from, int to) {
    NetworkSteps steps = lines.steps();
    List<Route.Stop> stops = new ArrayList<>();
    stops.add(edge(from, 1));
    if (!steps.isAlone(from)) {
      stops.add(besideLayer(from, 0.5));
    }
    for (int step = steps.step(from) + 1; step <= steps.step(to); step++) {
      if (lines.line(step) != lines.line(step - 1)) {
        turnLine(step, stops);
      }
      if (step < steps.step(to)) {
        double v = lines.measures().laneMiddle(steps.block(step), steps.passingLane(from, step));
        if (!goesStraightOn(from, step - 1, step)) {
          stops.add(beside(step, -0.5, 0, v));
        }
        if (step + 1 == steps.step(to) || !goesStraightOn(from, step, step + 1)) {
          stops.add(beside(step, 0.5, 0, v));
        }
      }
    }
    int entry = stops.size();
    if (!steps.isAlone(to)) {
      stops.add(besideLayer(to, -0.5));
    }
    stops.add(edge(to, -1));
    return new Route(from, to, stops, entry);
  }

  /** True where a connection passes through two steps in the same lane of the same block. */
  private boolean goesStraightOn(int from, int step, int next) {
    NetworkSteps steps = lines.steps();
    return step > steps.step(from)
        && lines.line(step) == lines.line(next)
        && steps.block(step).equals(steps.block(next))
        && steps.passingLane(from, step) == steps.passingLane(from, next);
  }

  /** The middle of a board's left (−1) or right (1) edge. */
  private Route.Stop edge(int layer, int side) {
    LayerPlace place = arranged.places().get(layer);
    return new Route.Stop(place.deep(), place.flat(), side * place.width() / 2, 0);
  }

  /** A point at the edge of a layer's column: the layer may be narrower than others of its step. */
  private Route.Stop besideLayer(int layer, double part) {
    int step = lines.steps().step(layer);
    double y = arranged.places().get(layer).flat().centre().y();
    return beside(step, part, 0, y - middle(lines.line(step)));
  }

  /** Adds the way from the end of a line, below it, to the beginning of the next. */
  private void turnLine(int step, List<Route.Stop> stops) {
    int line = lines.line(step - 1);
    double below = lines.measures().lineEnd(line);
    double gap = lines.measures().layerGap() / 2;
    Route.Stop last = stops.get(stops.size() - 1);
    stops.add(beside(step - 1, 0.5, gap, last.flat().centre().y() + last.v() - middle(line)));
    stops.add(beside(step - 1, 0.5, gap, below - middle(line)));
    stops.add(beside(step, -0.5, -gap, below - middle(line + 1)));
    stops.add(beside(step, -0.5, -gap, 0));
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
  private Route.Stop beside(int step, double part, double more, double v) {
    LayerArranger.Column column = arranged.columns().get(step);
    return new Route.Stop(column.deep(), column.flat(), part * column.width() + more, v);
  }
}
