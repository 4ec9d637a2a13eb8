package io.github.convoscope.layout;

import io.github.convoscope.network.Neuron;
import org.jspecify.annotations.Nullable;

/** The ray through a pixel, on its way down to the board of one layer. */
final class ReliefRay {
  /** Steps for each cell that the ray passes over. */
  private static final double STEPS_PER_CELL = 4;

  private static final int MOST_STEPS = 10_000;

  private final LayerPlace place;
  private final Projection projection;
  private final double x;
  private final double y;
  private double depth;

  ReliefRay(LayerPlace place, Projection projection, double x, double y) {
    this.place = place;
    this.projection = projection;
    this.x = x;
    this.y = y;
  }

  /** Distance of the last hit along the camera's axis. */
  double depth() {
    return depth;
  }

  /**
   * The first cell that the ray meets, or null.
   *
   * @param highest no cell stands out further
   */
  @Nullable Neuron firstHit(NetworkLayout.CellHeights heights, double highest) {
    Plane plane = place.plane();
    depth = projection.planeDepth(plane, x, y);
    if (!(depth > 0) || Double.isInfinite(depth)) {
      return null;
    }
    Point ground = projection.pointAt(x, y, depth);
    double u = plane.u(ground);
    double v = plane.v(ground);
    if (highest <= 0) {
      return place.cellAt(u, v);
    }
    Plane lid = new Plane(plane.point(0, 0, highest), plane.turn(), plane.tilt());
    double lidDepth = projection.planeDepth(lid, x, y);
    if (!(lidDepth > 0) || lidDepth >= depth) {
      return place.cellAt(u, v);
    }
    Point start = projection.pointAt(x, y, lidDepth);
    double fromU = plane.u(start);
    double fromV = plane.v(start);
    // Seen at a grazing angle, the way down is far longer than the grid.
    double first = Math.max(enters(fromU, u, place.width()), enters(fromV, v, place.height()));
    double last = Math.min(leaves(fromU, u, place.width()), leaves(fromV, v, place.height()));
    double cells = Math.hypot(u - fromU, v - fromV) * (last - first) / place.cell();
    int steps = (int) Math.min(MOST_STEPS, Math.ceil(cells * STEPS_PER_CELL) + 1);
    double groundDepth = depth;
    for (int step = 0; step < steps; step++) {
      double part = first + (last - first) * step / steps;
      Neuron cell = place.cellAt(fromU + (u - fromU) * part, fromV + (v - fromV) * part);
      if (cell != null && heights.of(cell) >= highest * (1 - part)) {
        depth = lidDepth + (groundDepth - lidDepth) * part;
        return cell;
      }
    }
    depth = groundDepth;
    return place.cellAt(u, v);
  }

  /** The part of the way at which a coordinate gets inside a grid of that size; 0 at once. */
  private static double enters(double from, double to, double size) {
    double edge = to > from ? -size / 2 : size / 2;
    return Math.abs(from) <= size / 2 || to == from ? 0 : Math.max(0, (edge - from) / (to - from));
  }

  /** The part of the way at which it is outside again; 1 where it stays. */
  private static double leaves(double from, double to, double size) {
    double edge = to > from ? size / 2 : -size / 2;
    return Math.abs(to) <= size / 2 || to == from ? 1 : Math.min(1, (edge - from) / (to - from));
  }
}
