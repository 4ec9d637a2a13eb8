package io.github.convoscope.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts strokes with a disc, or with the path of a disc, exactly: the remaining strokes end on the
 * disc's edge.
 *
 * <p>A disc that moves along a line covers a convex area, so at most one interval of each segment
 * of a stroke is inside.
 */
public final class Eraser {
  private static final double TOLERANCE = 1e-9;

  private final double radius;

  /**
   * An eraser.
   *
   * @param radius in pad units, greater than 0
   */
  public Eraser(double radius) {
    if (!(radius > 0)) {
      throw new IllegalArgumentException("an eraser needs a radius, not " + radius);
    }
    this.radius = radius;
  }

  /** Erases at (x, y); returns the same drawing where it hits nothing. */
  public Drawing erase(Drawing drawing, double x, double y) {
    return erase(drawing, x, y, x, y);
  }

  /** Erases from (x0, y0) to (x1, y1); returns the same drawing where it hits nothing. */
  public Drawing erase(Drawing drawing, double x0, double y0, double x1, double y1) {
    Swath swath = new Swath(x0, y0, x1, y1, radius);
    List<Stroke> remaining = new ArrayList<>();
    boolean hit = false;
    for (Stroke stroke : drawing.strokes()) {
      hit |= cut(stroke, swath, remaining);
    }
    return hit ? Drawing.of(remaining) : drawing;
  }

  private static boolean cut(Stroke stroke, Swath swath, List<Stroke> remaining) {
    if (stroke.size() == 1) {
      boolean inside = swath.contains(stroke.x(0), stroke.y(0));
      if (!inside) {
        remaining.add(stroke);
      }
      return inside;
    }
    List<Stroke> pieces = new ArrayList<>();
    Piece piece = new Piece(stroke.size() + 2);
    boolean hit = false;
    for (int i = 0; i + 1 < stroke.size(); i++) {
      double ax = stroke.x(i);
      double ay = stroke.y(i);
      double bx = stroke.x(i + 1);
      double by = stroke.y(i + 1);
      Interval inside = swath.inside(ax, ay, bx, by);
      if (inside == null) {
        piece.add(ax, ay);
        piece.add(bx, by);
        continue;
      }
      hit = true;
      if (inside.from > TOLERANCE) {
        piece.add(ax, ay);
        piece.add(ax + inside.from * (bx - ax), ay + inside.from * (by - ay));
      }
      piece.endInto(pieces);
      if (inside.to < 1 - TOLERANCE) {
        piece.add(ax + inside.to * (bx - ax), ay + inside.to * (by - ay));
        piece.add(bx, by);
      }
    }
    piece.endInto(pieces);
    remaining.addAll(hit ? pieces : List.of(stroke));
    return hit;
  }

  /** The part of a segment inside, as fractions of its length. */
  private record Interval(double from, double to) {
    static Interval hull(@Nullable Interval a, double from, double to) {
      return a == null
          ? new Interval(from, to)
          : new Interval(Math.min(a.from, from), Math.max(a.to, to));
    }
  }

  /** The area that a disc covers along its path. */
  private record Swath(double x0, double y0, double x1, double y1, double radius) {
    boolean contains(double x, double y) {
      double dx = x1 - x0;
      double dy = y1 - y0;
      double squared = dx * dx + dy * dy;
      double t =
          squared == 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / squared));
      return Math.hypot(x - x0 - t * dx, y - y0 - t * dy) <= radius;
    }

    /** The interval of a segment that is inside; null where that is at most a point. */
    @Nullable Interval inside(double ax, double ay, double bx, double by) {
      Interval found = disc(null, x0, y0, ax, ay, bx, by);
      found = disc(found, x1, y1, ax, ay, bx, by);
      found = band(found, ax, ay, bx, by);
      if (found == null) {
        return null;
      }
      boolean isPoint = ax == bx && ay == by;
      return isPoint || found.to - found.from > TOLERANCE ? found : null;
    }

    private @Nullable Interval disc(
        @Nullable Interval found,
        double cx,
        double cy,
        double ax,
        double ay,
        double bx,
        double by) {
      double dx = bx - ax;
      double dy = by - ay;
      double a = dx * dx + dy * dy;
      double c = (ax - cx) * (ax - cx) + (ay - cy) * (ay - cy) - radius * radius;
      if (a == 0) {
        return c <= 0 ? new Interval(0, 1) : found;
      }
      double half = dx * (ax - cx) + dy * (ay - cy);
      double root = half * half - a * c;
      if (root <= 0) {
        return found;
      }
      double from = Math.max(0, (-half - Math.sqrt(root)) / a);
      double to = Math.min(1, (-half + Math.sqrt(root)) / a);
      return from < to ? Interval.hull(found, from, to) : found;
    }

    /** Extends the interval by the rectangle between the two discs. */
    private @Nullable Interval band(
        @Nullable Interval found, double ax, double ay, double bx, double by) {
      double length = Math.hypot(x1 - x0, y1 - y0);
      if (length == 0) {
        return found;
      }
      double ux = (x1 - x0) / length;
      double uy = (y1 - y0) / length;
      double[] t = {0, 1};
      double along = (ax - x0) * ux + (ay - y0) * uy;
      double across = -(ax - x0) * uy + (ay - y0) * ux;
      boolean meets =
          clip(t, along, (bx - ax) * ux + (by - ay) * uy, 0, length)
              && clip(t, across, -(bx - ax) * uy + (by - ay) * ux, -radius, radius);
      return meets ? Interval.hull(found, t[0], t[1]) : found;
    }

    private static boolean clip(
        double[] t, double start, double direction, double low, double high) {
      if (direction == 0) {
        return start >= low && start <= high;
      }
      double a = (low - start) / direction;
      double b = (high - start) / direction;
      t[0] = Math.max(t[0], Math.min(a, b));
      t[1] = Math.min(t[1], Math.max(a, b));
      return t[0] < t[1];
    }
  }

  /** Collects the points of a stroke. */
  private static final class Piece {
    private double[] xy;
    private int end;

    Piece(int points) {
      xy = new double[2 * points];
    }

    void add(double x, double y) {
      if (end >= 2 && xy[end - 2] == x && xy[end - 1] == y) {
        return;
      }
      if (end == xy.length) {
        xy = Arrays.copyOf(xy, 2 * end);
      }
      xy[end++] = x;
      xy[end++] = y;
    }

    void endInto(List<Stroke> pieces) {
      if (end > 0) {
        pieces.add(Stroke.of(Arrays.copyOf(xy, end)));
        end = 0;
      }
    }
  }
}
