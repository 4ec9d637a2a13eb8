package io.github.convoscope.layout;

import io.github.convoscope.network.LayerSpec;
import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Places boards on the steps of {@link TerraceSteps}, and the connections between them. */
final class TerraceArranger {
  /** How far the steps rise for each unit that they lie further back. */
  private static final double RISE = 0.5;

  private final TerraceSteps steps;
  private final List<LayerPlace> places = new ArrayList<>();

  private TerraceArranger(TerraceSteps steps) {
    this.steps = steps;
  }

  /** Places all layers. */
  static Arrangement.Arranged arrange(NetworkSpec spec, TerraceSteps steps) {
    TerraceArranger arranger = new TerraceArranger(steps);
    spec.layers().forEach(arranger::place);
    List<Route> routes = new ArrayList<>();
    for (LayerSpec layer : spec.layers()) {
      for (int input : layer.inputs().stream().distinct().toList()) {
        routes.add(arranger.route(input, layer.index()));
      }
    }
    return new Arrangement.Arranged(arranger.places, routes);
  }

  private void place(LayerSpec layer) {
    int depth = steps.depths().depth(layer.index());
    LayerGrid grid = steps.grids().get(layer.index());
    double x =
        steps.flightMiddle(flight(depth))
            + steps.laneMiddle(depth, steps.depths().lane(layer.index()));
    Point front = onGround(x, depth, 0);
    double half = grid.height() / 2 + TerraceSteps.MARGIN;
    Plane atFront = new Plane(front, 0, TerraceSteps.TILT);
    places.add(
        grid.at(new Plane(atFront.point(0, -half), 0, TerraceSteps.TILT), TerraceSteps.MARGIN));
  }

  private int flight(int depth) {
    int flight = steps.firsts().size() - 1;
    while (steps.firsts().get(flight) > depth) {
      flight--;
    }
    return flight;
  }

  /**
   * A point on the slope that the steps lie on.
   *
   * @param part of the step, 0 at its front
   */
  private Point onGround(double x, int depth, double part) {
    int first = steps.firsts().get(flight(depth));
    double longest = 0;
    for (int flight = 0; flight < steps.firsts().size(); flight++) {
      longest = Math.max(longest, steps.length(flight));
    }
    double z = part * steps.lengths()[depth];
    for (int before = first; before < depth; before++) {
      z += steps.lengths()[before] + steps.gap();
    }
    return new Point(x, RISE * (longest / 2 - z), z - longest / 2);
  }

  private Route route(int from, int to) {
    NetworkDepths depths = steps.depths();
    int start = depths.depth(from);
    int end = depths.depth(to);
    List<Point> points = new ArrayList<>();
    points.add(edge(from, -1));
    for (int depth = start + 1; depth <= end; depth++) {
      if (flight(depth) != flight(depth - 1)) {
        double aside = steps.gapBefore(flight(depth));
        points.add(onGround(aside, depth - 1, 1));
        points.add(onGround(aside, depth, 0));
      }
      if (depth < end) {
        double x =
            steps.flightMiddle(flight(depth))
                + steps.laneMiddle(depth, depths.passingLane(from, depth));
        points.add(onGround(x, depth, 0));
        points.add(onGround(x, depth, 1));
      }
    }
    int entry = points.size();
    Point last = edge(to, 1);
    Point before = points.get(points.size() - 1);
    points.add(last);
    return new Route(from, to, points, entry, last.minus(before));
  }

  /** The middle of a board's upper (−1) or lower (1) edge. */
  private Point edge(int layer, int side) {
    LayerPlace place = places.get(layer);
    return place.plane().point(0, side * (place.height() / 2 + place.margin()));
  }
}
