package io.github.convoscope.drawing.ink;

/**
 * Measures the longest straight stroke of a digit, to tell whether it crosses the digit out. The
 * strokes of a digit are shorter, end where others do, or have all others on one side.
 *
 * @param length of the stroke, as a share of the longer side of all ink
 * @param over how far it goes on past all other ink, at that of its ends where this is less; a
 *     share of the same side, below 0 where other ink goes on further
 * @param beside the share of the ink on that side of it where there is less
 * @param crosses whether ink goes through it, from one side to the other, between its ends
 */
record CrossingLine(double length, double over, double beside, boolean crosses) {
  /** Longer side of the ink as it is looked at. */
  private static final int SIDE = 64;

  private static final int ANGLES = 90;

  /** Ink, 0 to 1, from which a pixel is of a stroke. */
  private static final float INK = 0.5f;

  private static final double LONG = 1.06;
  private static final double OVER = 0.02;
  private static final double BESIDE = 0.07;

  /** The share of the stroke at either end where others may start. */
  private static final double END = 0.08;

  /** How far from the stroke's edge other ink still touches it, at most. */
  private static final int NEAR = 2;

  /** How far along the stroke a slanted one moves while it crosses. */
  private static final int SLANT = 5;

  private static final CrossingLine NONE = new CrossingLine(0, 0, 0, false);

  /**
   * Measures the ink of one digit.
   *
   * @param ink [rows × columns], 0 to 1
   */
  static CrossingLine of(float[] ink, int rows, int columns) {
    int top = rows;
    int bottom = -1;
    int left = columns;
    int right = -1;
    for (int i = 0; i < ink.length; i++) {
      if (ink[i] > INK) {
        top = Math.min(top, i / columns);
        bottom = Math.max(bottom, i / columns);
        left = Math.min(left, i % columns);
        right = Math.max(right, i % columns);
      }
    }
    if (bottom < 0) {
      return NONE;
    }
    double scale = Math.max(bottom - top + 1, right - left + 1) / (double) SIDE;
    int height = (int) Math.ceil((bottom - top + 1) / scale);
    int width = (int) Math.ceil((right - left + 1) / scale);
    boolean[] on = new boolean[height * width];
    for (int i = 0; i < on.length; i++) {
      int row = Math.min(bottom, top + (int) ((i / width + 0.5) * scale));
      int column = Math.min(right, left + (int) ((i % width + 0.5) * scale));
      on[i] = ink[row * columns + column] > INK;
    }
    return new Grid(height, width, on).measured();
  }

  /** Whether the stroke goes through all of the rest, with ink on both sides. */
  boolean crossesOut() {
    return length >= LONG && over >= OVER && beside >= BESIDE && crosses;
  }

  /** A straight stroke from a place in a direction. */
  private record Line(double x, double y, double dx, double dy, double length) {}

  private record Grid(int height, int width, boolean[] on) {
    CrossingLine measured() {
      Line longest = new Line(0, 0, 1, 0, 0);
      double far = Math.hypot(height, width) / 2;
      for (int k = 0; k < ANGLES; k++) {
        double dx = Math.cos(Math.PI * k / ANGLES);
        double dy = Math.sin(Math.PI * k / ANGLES);
        for (double off = -far; off <= far; off++) {
          longest =
              longest(longest, width / 2.0 - off * dy, height / 2.0 + off * dx, dx, dy, far + 1);
        }
      }
      return measured(longest);
    }

    /** The longest run of ink along a line, or the one before where that is longer. */
    private Line longest(Line before, double x, double y, double dx, double dy, double far) {
      Line longest = before;
      double start = Double.NaN;
      for (double s = -far; s <= far; s++) {
        boolean in = isOn(x + s * dx, y + s * dy);
        if (in && Double.isNaN(start)) {
          start = s;
        } else if (!in && !Double.isNaN(start)) {
          if (s - start > longest.length) {
            longest = new Line(x + start * dx, y + start * dy, dx, dy, s - start);
          }
          start = Double.NaN;
        }
      }
      return longest;
    }

    private boolean isOn(double x, double y) {
      return x >= 0 && y >= 0 && x < width && y < height && on[((int) y) * width + (int) x];
    }

    private CrossingLine measured(Line line) {
      double half = 0.5 * pen() + 2;
      boolean[][] touched = new boolean[2][(int) line.length + 1];
      int[] beside = new int[2];
      int area = 0;
      double from = Double.POSITIVE_INFINITY;
      double to = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < on.length; i++) {
        if (!on[i]) {
          continue;
        }
        area++;
        double x = i % width + 0.5 - line.x;
        double y = i / width + 0.5 - line.y;
        double along = x * line.dx + y * line.dy;
        double off = y * line.dx - x * line.dy;
        if (Math.abs(off) <= half) {
          continue;
        }
        int side = off < 0 ? 0 : 1;
        beside[side]++;
        from = Math.min(from, along);
        to = Math.max(to, along);
        if (Math.abs(off) < half + NEAR && along >= 0 && along < line.length) {
          touched[side][(int) along] = true;
        }
      }
      if (beside[0] == 0 || beside[1] == 0) {
        return new CrossingLine(line.length / SIDE, 0, 0, false);
      }
      return new CrossingLine(
          line.length / SIDE,
          Math.min(from, line.length - to) / SIDE,
          Math.min(beside[0], beside[1]) / (double) area,
          isCrossed(touched));
    }

    /** Whether somewhere between the ends both sides are touched. */
    private static boolean isCrossed(boolean[][] touched) {
      int count = touched[0].length;
      int end = (int) (END * count);
      for (int i = end; i < count - end; i++) {
        for (int k = Math.max(end, i - SLANT); k < Math.min(count - end, i + SLANT + 1); k++) {
          if (touched[0][i] && touched[1][k]) {
            return true;
          }
        }
      }
      return false;
    }

    /** The width of the strokes, from their area and outline. */
    private double pen() {
      Blobs blobs = Blobs.of(InkPlanes.of(plane()), INK, 1);
      double area = 0;
      double outline = 0;
      for (Blob blob : blobs.all()) {
        area += blob.area();
        outline += blob.outline();
      }
      return 2 * area / (outline * Math.PI / 4);
    }

    private GreyPlane plane() {
      GreyPlane plane = GreyPlane.empty(height, width);
      for (int i = 0; i < on.length; i++) {
        plane.values()[i] = on[i] ? 1 : 0;
      }
      return plane;
    }
  }
}
