package io.github.convoscope.drawing;

/**
 * Rounds the path between points that lie far apart, as where a system merges the pointer's
 * motions: a centripetal Catmull-Rom curve (Yuksel et al. 2011), which goes through all points and
 * makes no loops. Sharp turns stay corners. For the screen only: the network gets straight lines.
 */
public final class RoundedPath {
  /** Length in pad units from which a line is rounded; shorter ones look round by themselves. */
  public static final double SPARSE = Pad.PEN_WIDTH / 2;

  /** Length of the straight pieces of a curve, in pad units. */
  private static final double PIECE = 12;

  /** The cosine of the sharpest turn that is rounded, 75 degrees. */
  private static final double SHARPEST = 0.26;

  private RoundedPath() {}

  /** Whether the line that ends at a point is rounded. */
  public static boolean isSparse(Stroke stroke, int end) {
    return stroke.size() > 2 && distance(stroke, end - 1, end) > SPARSE;
  }

  /**
   * The points of the curve between two points of a stroke.
   *
   * @param end the later point, from 1 on
   * @return x and y in turn, without the first, with the last point
   */
  public static double[] between(Stroke stroke, int end) {
    int start = end - 1;
    double length = distance(stroke, start, end);
    int pieces = isSparse(stroke, end) ? (int) Math.ceil(length / PIECE) : 1;
    double[] first = control(stroke, start - 1, start, end);
    double[] second = control(stroke, end + 1, end, start);
    double[] curve = new double[2 * pieces];
    for (int i = 1; i <= pieces; i++) {
      double t = (double) i / pieces;
      double left = 1 - t;
      double a = left * left * left;
      double b = 3 * left * left * t;
      double c = 3 * left * t * t;
      double d = t * t * t;
      curve[2 * i - 2] = a * stroke.x(start) + b * first[0] + c * second[0] + d * stroke.x(end);
      curve[2 * i - 1] = a * stroke.y(start) + b * first[1] + c * second[1] + d * stroke.y(end);
    }
    return curve;
  }

  /**
   * The control point of a Bézier curve from {@code at} to {@code to}, at the side of the former.
   */
  private static double[] control(Stroke stroke, int before, int at, int to) {
    double x = stroke.x(at);
    double y = stroke.y(at);
    double dx = stroke.x(to) - x;
    double dy = stroke.y(to) - y;
    if (before < 0 || before >= stroke.size() || isCorner(stroke, before, at, to)) {
      return new double[] {x + dx / 3, y + dy / 3};
    }
    double back = distance(stroke, before, at);
    double ahead = distance(stroke, at, to);
    double mean = Math.sqrt(back * ahead);
    double middle = 2 * back + 3 * mean + ahead;
    double by = 3 * (back + mean);
    return new double[] {
      (back * stroke.x(to) - ahead * stroke.x(before) + middle * x) / by,
      (back * stroke.y(to) - ahead * stroke.y(before) + middle * y) / by
    };
  }

  private static boolean isCorner(Stroke stroke, int before, int at, int to) {
    double ax = stroke.x(at) - stroke.x(before);
    double ay = stroke.y(at) - stroke.y(before);
    double bx = stroke.x(to) - stroke.x(at);
    double by = stroke.y(to) - stroke.y(at);
    double lengths = Math.hypot(ax, ay) * Math.hypot(bx, by);
    return lengths == 0 || (ax * bx + ay * by) / lengths < SHARPEST;
  }

  private static double distance(Stroke stroke, int one, int other) {
    return Math.hypot(stroke.x(one) - stroke.x(other), stroke.y(one) - stroke.y(other));
  }
}
