package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places the layers from left to right, line by line: in one plane, or in depth so that the home
 * view shows equal gaps between them. Layers of one depth stand one above the other.
 */
final class LineArranger {
  private static final double DEPTH = 260;

  /** Side in pixels of the view in which gaps are made equal; any number would do. */
  private static final double VIEW = 1000;

  private static final double HOME_DISTANCE = 1900;
  private static final int SOLVER_STEPS = 12;

  private final StepLines lines;

  /** The view from home; null to place everything in one plane. */
  private final @Nullable Projection view;

  private final @Nullable LayerPlace[] places;
  private final List<Column> columns = new ArrayList<>();

  /**
   * Where the layers of a depth and the lines through it stand.
   *
   * @param plane at the middle of its line
   * @param width of the widest of them, with its margins
   */
  record Column(Plane plane, double width) {}

  private LineArranger(StepLines lines, @Nullable CameraPose home) {
    this.lines = lines;
    view = home == null ? null : new Projection(home.withDistance(HOME_DISTANCE), VIEW, VIEW);
    places = new LayerPlace[lines.grids().size()];
  }

  /**
   * Places all layers.
   *
   * @param home the direction of the home view, or null to place them in one plane
   */
  static Arrangement.Arranged arrange(
      NetworkSpec spec, StepLines lines, @Nullable CameraPose home) {
    LineArranger arranger = new LineArranger(lines, home);
    for (int line = 0; line < lines.firsts().size(); line++) {
      arranger.arrange(line);
    }
    List<LayerPlace> places = new ArrayList<>();
    for (LayerPlace place : arranger.places) {
      if (place != null) {
        places.add(place);
      }
    }
    return new Arrangement.Arranged(
        places, RouteFinder.routes(spec, lines, places, arranger.columns));
  }

  private void arrange(int line) {
    boolean broken = lines.firsts().size() > 1;
    double gap = lines.gap(line);
    double pixels = view == null ? 1 : view.scale(new Point(0, 0, 0));
    double flatLeft = -(broken ? NetworkLayout.WIDTH : lines.width(line)) / 2;
    double seenLeft = VIEW / 2 + flatLeft * pixels;
    int first = lines.firsts().get(line);
    int last = lines.last(line);
    for (int depth = first; depth <= last; depth++) {
      double slot = lines.slots()[depth];
      double order = first == last ? 0 : (depth - first) / (double) (last - first) - 0.5;
      if (broken) {
        // All lines alike, and less deep: in the home view they would lean over each other.
        order = (flatLeft + slot / 2) / NetworkLayout.WIDTH / lines.firsts().size();
      }
      double seenRight = seenLeft;
      for (int layer : lines.depths().layers(depth)) {
        LayerGrid grid = lines.grids().get(layer);
        double y = middle(line, depth, layer);
        Plane plane = new Plane(new Point(flatLeft + slot / 2, y, 0), 0, 0);
        if (view != null) {
          double spare = (slot - grid.width()) / 2 * pixels;
          plane = alignLeft(place(grid, depth, plane), order, seenLeft + spare, view);
          seenRight = Math.max(seenRight, right(place(grid, depth, plane), view) + spare);
        }
        places[layer] = place(grid, depth, plane);
      }
      addColumn(line, depth);
      seenLeft = seenRight + gap * pixels;
      flatLeft += slot + gap;
    }
  }

  private double middle(int line, int depth, int layer) {
    NetworkDepths depths = lines.depths();
    LineMeasures measures = lines.measures();
    return measures.lineMiddle(line) + measures.laneMiddle(depths.block(depth), depths.lane(layer));
  }

  private LayerPlace place(LayerGrid grid, int depth, Plane plane) {
    return grid.at(plane, lines.measures().margin(lines.depths().block(depth)));
  }

  private void addColumn(int line, int depth) {
    double y = lines.measures().lineMiddle(line);
    LayerPlace place = null;
    double width = 0;
    for (int layer : lines.depths().layers(depth)) {
      LayerPlace other = places[layer];
      if (other != null && (place == null || other.width() > width)) {
        place = other;
        width = other.width();
      }
    }
    if (place != null) {
      Point centre = place.plane().centre();
      columns.add(
          new Column(
              new Plane(new Point(centre.x(), y, centre.z()), 0, 0), width + 2 * place.margin()));
    }
  }

  /** The plane whose grid has its left edge at pixel {@code left} of the view. */
  private static Plane alignLeft(LayerPlace place, double order, double left, Projection view) {
    double x = place.plane().centre().x();
    double y = place.plane().centre().y();
    Plane plane = plane(order, x, y);
    for (int step = 0; step < SOLVER_STEPS; step++) {
      double seen = Double.POSITIVE_INFINITY;
      for (Point corner : corners(place, plane)) {
        seen = Math.min(seen, view.x(corner));
      }
      x += (left - seen) / view.scale(plane.centre());
      plane = plane(order, x, y);
    }
    return plane;
  }

  private static double right(LayerPlace place, Projection view) {
    double right = Double.NEGATIVE_INFINITY;
    for (Point corner : place.corners()) {
      right = Math.max(right, view.x(corner));
    }
    return right;
  }

  private static List<Point> corners(LayerPlace place, Plane plane) {
    double u = place.width() / 2;
    double v = place.height() / 2;
    return List.of(plane.point(-u, -v), plane.point(u, -v), plane.point(u, v), plane.point(-u, v));
  }

  private static Plane plane(double order, double x, double y) {
    return new Plane(new Point(x, y, order * DEPTH), 0, 0);
  }
}
