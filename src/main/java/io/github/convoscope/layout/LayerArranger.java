package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places the layers from left to right: for the flat view in one plane, and in depth so that the
 * home view shows equal gaps between them. Layers of one depth stand one above the other.
 */
final class LayerArranger {
  private static final double ARC_DEGREES = 50;
  private static final double CASCADE_DEPTH = 260;
  private static final double PAGE_TURN = 30;
  private static final double PAGE_DEPTH = 160;

  /** Side in pixels of the view in which gaps are made equal; any number would do. */
  private static final double VIEW = 1000;

  private static final double HOME_DISTANCE = 1900;
  private static final int SOLVER_STEPS = 12;

  private final StepLines lines;
  private final Arrangement arrangement;
  private final Projection view;
  private final @Nullable LayerPlace[] places;
  private final List<Column> columns = new ArrayList<>();

  /**
   * Where the layers of a depth and the lines through it stand: planes at the middle of its line.
   */
  record Column(Plane deep, Plane flat, double width) {}

  /** The place of every layer, and the column of every depth. */
  record Arranged(List<LayerPlace> places, List<Column> columns) {}

  private LayerArranger(StepLines lines, Arrangement arrangement, CameraPose home) {
    this.lines = lines;
    this.arrangement = arrangement;
    view = new Projection(home.withDistance(HOME_DISTANCE), VIEW, VIEW);
    places = new LayerPlace[lines.grids().size()];
  }

  /** Places all layers. */
  static Arranged arrange(StepLines lines, Arrangement arrangement, CameraPose home) {
    LayerArranger arranger = new LayerArranger(lines, arrangement, home);
    for (int line = 0; line < lines.firsts().size(); line++) {
      arranger.arrange(line);
    }
    List<LayerPlace> places = new ArrayList<>();
    for (LayerPlace place : arranger.places) {
      if (place != null) {
        places.add(place);
      }
    }
    return new Arranged(places, arranger.columns);
  }

  private void arrange(int line) {
    boolean broken = lines.firsts().size() > 1;
    double gap = lines.gap(line);
    double pixels = view.scale(new Point(0, 0, 0));
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
        Plane flat = new Plane(new Point(flatLeft + slot / 2, y, 0), 0);
        double spare = (slot - grid.width()) / 2 * pixels;
        Plane deep = alignLeft(place(grid, depth, flat, flat), order, seenLeft + spare);
        LayerPlace place = place(grid, depth, deep, flat);
        places[layer] = place;
        seenRight = Math.max(seenRight, right(place) + spare);
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

  private LayerPlace place(LayerGrid grid, int depth, Plane deep, Plane flat) {
    return new LayerPlace(
        grid.layer(),
        grid.summary(),
        grid.columns(),
        grid.cell(),
        grid.gap(),
        lines.measures().margin(lines.depths().block(depth)),
        deep,
        flat);
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
      columns.add(
          new Column(moved(place.deep(), y), moved(place.flat(), y), width + 2 * place.margin()));
    }
  }

  private static Plane moved(Plane plane, double y) {
    return new Plane(new Point(plane.centre().x(), y, plane.centre().z()), plane.turn());
  }

  /** The plane whose grid has its left edge at pixel {@code left} of the view. */
  private Plane alignLeft(LayerPlace place, double order, double left) {
    double x = place.flat().centre().x();
    double y = place.flat().centre().y();
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

  private double right(LayerPlace place) {
    double right = Double.NEGATIVE_INFINITY;
    for (Point corner : place.corners(0)) {
      right = Math.max(right, view.x(corner));
    }
    return right;
  }

  private static List<Point> corners(LayerPlace place, Plane plane) {
    double u = place.width() / 2;
    double v = place.height() / 2;
    return List.of(plane.point(-u, -v), plane.point(u, -v), plane.point(u, v), plane.point(-u, v));
  }

  private Plane plane(double order, double x, double y) {
    return switch (arrangement) {
      case ARC -> {
        double angle = order * ARC_DEGREES;
        double radius = NetworkLayout.WIDTH / Math.toRadians(ARC_DEGREES);
        double z = -radius * (1 - Math.cos(Math.toRadians(angle)));
        yield new Plane(new Point(x, y, z), -angle);
      }
      case CASCADE -> new Plane(new Point(x, y, order * CASCADE_DEPTH), 0);
      case PAGES -> new Plane(new Point(x, y, order * PAGE_DEPTH), PAGE_TURN);
    };
  }
}
