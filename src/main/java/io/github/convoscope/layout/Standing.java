package io.github.convoscope.layout;

import io.github.convoscope.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Stands grids side by side, flat and in depth. */
final class Standing {
  private static final double ARC_DEGREES = 50;
  /** How far the last layer of a cascade stands behind the first. */
  private static final double CASCADE_DEPTH = 340;

  private static final double PAGE_TURN = 32;

  /** Narrowest slot, as a part of an even share: a label has to fit below every layer. */
  private static final double NARROWEST_SLOT = 0.5;

  private Standing() {}

  /** Room from the first slot's left edge to the last one's right edge. */
  static double slots(List<NetworkLayout.Grid> grids, double gap) {
    double sum = -gap;
    for (NetworkLayout.Grid grid : grids) {
      sum += slot(grid, grids.size()) + gap;
    }
    return sum;
  }

  private static double slot(NetworkLayout.Grid grid, int layers) {
    return Math.max(grid.width(), NARROWEST_SLOT * NetworkLayout.WIDTH / layers);
  }

  static List<LayerPlace> stand(
      NetworkSpec spec, List<NetworkLayout.Grid> grids, Arrangement arrangement, double gap) {
    double total = slots(grids, gap);
    List<LayerPlace> places = new ArrayList<>();
    double left = -total / 2;
    for (NetworkLayout.Grid grid : grids) {
      double slot = slot(grid, grids.size());
      double middle = left + slot / 2;
      places.add(
          new LayerPlace(
              grid.layer(),
              grid.columns(),
              grid.cell(),
              grid.gap(),
              deep(arrangement, middle, total, places.size() / Math.max(1.0, grids.size() - 1.0) - 0.5),
              new Plane(new Point(middle, 0, 0), 0)));
      left += slot + gap;
    }
    return places;
  }

  private static Plane deep(
      Arrangement arrangement, double along, double total, double order) {
    return switch (arrangement) {
      case ARC -> {
        double radius = total / Math.toRadians(ARC_DEGREES);
        double angle = along / radius;
        yield new Plane(
            new Point(radius * Math.sin(angle), 0, -radius * (1 - Math.cos(angle))),
            -Math.toDegrees(angle));
      }
      case CASCADE -> {
        double back = order * CASCADE_DEPTH;
        yield new Plane(new Point(along * (1 + 0.25 * order), 0, back), 0);
      }
      case PAGES -> new Plane(new Point(along, 0, along * 0.1), PAGE_TURN);
    };
  }
}
