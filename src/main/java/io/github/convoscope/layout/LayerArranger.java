package io.github.convoscope.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Places the layers from left to right: for the flat view in one plane, and in depth so that the
 * home view shows equal gaps between them.
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

  /** Smallest width for a layer, as a part of an even share: its name has to fit below it. */
  private static final double NARROWEST_SLOT = 0.5;

  private LayerArranger() {}

  /** World units from the left edge of the first layer to the right edge of the last. */
  static double totalWidth(List<NetworkLayout.Grid> grids, double gap) {
    double sum = -gap;
    for (NetworkLayout.Grid grid : grids) {
      sum += slot(grid, grids.size()) + gap;
    }
    return sum;
  }

  private static double slot(NetworkLayout.Grid grid, int layers) {
    return Math.max(grid.width(), NARROWEST_SLOT * NetworkLayout.WIDTH / layers);
  }

  /** The place of every layer; {@code gap} world units lie between two of them. */
  static List<LayerPlace> arrange(
      List<NetworkLayout.Grid> grids, Arrangement arrangement, CameraPose home, double gap) {
    Projection view = new Projection(home.withDistance(HOME_DISTANCE), VIEW, VIEW);
    double pixels = view.scale(new Point(0, 0, 0));
    List<LayerPlace> places = new ArrayList<>();
    double flatLeft = -totalWidth(grids, gap) / 2;
    double seenLeft = VIEW / 2 + flatLeft * pixels;
    for (int i = 0; i < grids.size(); i++) {
      NetworkLayout.Grid grid = grids.get(i);
      double slot = slot(grid, grids.size());
      double order = grids.size() == 1 ? 0 : i / (grids.size() - 1.0) - 0.5;
      Plane flat = new Plane(new Point(flatLeft + slot / 2, 0, 0), 0);
      LayerPlace place =
          new LayerPlace(grid.layer(), grid.columns(), grid.cell(), grid.gap(), flat, flat);
      double spare = (slot - grid.width()) / 2 * pixels;
      Plane deep = alignLeft(place, arrangement, order, view, seenLeft + spare);
      places.add(new LayerPlace(grid.layer(), grid.columns(), grid.cell(), grid.gap(), deep, flat));
      seenLeft = right(places.get(i), view) + spare + gap * pixels;
      flatLeft += slot + gap;
    }
    return places;
  }

  /** The plane whose grid has its left edge at pixel {@code left} of the view. */
  private static Plane alignLeft(
      LayerPlace place, Arrangement arrangement, double order, Projection view, double left) {
    double x = place.flat().centre().x();
    Plane plane = plane(arrangement, order, x);
    for (int step = 0; step < SOLVER_STEPS; step++) {
      double seen = Double.POSITIVE_INFINITY;
      for (Point corner : corners(place, plane)) {
        seen = Math.min(seen, view.x(corner));
      }
      x += (left - seen) / view.scale(plane.centre());
      plane = plane(arrangement, order, x);
    }
    return plane;
  }

  private static double right(LayerPlace place, Projection view) {
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

  private static Plane plane(Arrangement arrangement, double order, double x) {
    return switch (arrangement) {
      case ARC -> {
        double angle = order * ARC_DEGREES;
        double radius = NetworkLayout.WIDTH / Math.toRadians(ARC_DEGREES);
        double z = -radius * (1 - Math.cos(Math.toRadians(angle)));
        yield new Plane(new Point(x, 0, z), -angle);
      }
      case CASCADE -> new Plane(new Point(x, 0, order * CASCADE_DEPTH), 0);
      case PAGES -> new Plane(new Point(x, 0, order * PAGE_DEPTH), PAGE_TURN);
    };
  }
}
