package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the printed lines of paper out of a contrast. A line is found where almost every pixel of a
 * straight way through the whole picture stands out (Hough transform, Duda, Hart 1972). What is
 * usual along the line is then subtracted, so that a stroke over it stays; a faint stroke that is
 * lost with the line is bridged from both sides.
 */
final class PaperLines {
  private static final int ANGLES = 180;

  /** Longer side of the grid in which lines are sought; what is finer comes by refining. */
  private static final int GRID = 320;

  /** A line this full is one, whatever else there is; chords of digits are emptier. */
  private static final double FULL = 0.85;

  /** The share of a line at either end that must stand out for it to go through the picture. */
  private static final double END = 0.06;

  /** Lines this full are lines where there are at least three alongside each other. */
  private static final double RULED = 0.62;

  private static final int MOST = 80;

  /** A contrast that is so many times a line's is a stroke over it. */
  private static final float SURELY = 2;

  /** Lines are not wider than twice that, at 320 pixels. */
  private static final int WIDE = 4;

  private final GreyPlane contrast;
  private final GreyPlane floor;
  private final int rows;
  private final int columns;
  private final int shrink;
  private final boolean[] taken;
  private int widest;

  private record Line(double cos, double sin, double distance, double full, double strength) {}

  private PaperLines(GreyPlane contrast, GreyPlane floor) {
    this.contrast = contrast;
    this.floor = floor;
    rows = contrast.rows();
    columns = contrast.columns();
    shrink = (Math.max(rows, columns) + GRID - 1) / GRID;
    taken = new boolean[rows * columns];
  }

  /**
   * Subtracts the lines, in place.
   *
   * @param strongest contrast of ink; a line as strong as that is left alone, unless it goes from
   *     edge to edge of the picture or has many beside it
   */
  static PaperLines remove(GreyPlane contrast, GreyPlane floor, double strongest) {
    PaperLines lines = new PaperLines(contrast, floor);
    List<Line> found = lines.find().stream().map(lines::refined).toList();
    double[] usual = new double[found.size()];
    for (int i = 0; i < usual.length; i++) {
      usual[i] = lines.usual(found.get(i));
    }
    for (int i = 0; i < usual.length; i++) {
      Line line = found.get(i);
      int family = 0;
      for (int k = 0; k < usual.length; k++) {
        Line other = found.get(k);
        boolean parallel = Math.abs(line.cos * other.sin - line.sin * other.cos) < 0.06;
        boolean alike = usual[k] > 0.6 * usual[i] && usual[i] > 0.6 * usual[k];
        family += parallel && alike ? 1 : 0;
      }
      if (usual[i] == 0) {
        continue;
      }
      boolean faint = usual[i] < 0.75 * strongest;
      boolean full = line.full > FULL;
      if (faint && (full || family >= 3)
          || full && lines.goesThrough(line, usual[i])
          || family >= 5) {
        lines.subtract(line, usual[i]);
      }
    }
    return lines;
  }

  /** Where lines were taken out and no stroke covers them, [rows × columns]. */
  boolean[] taken() {
    return taken;
  }

  /** The width of the widest line that was taken out, in pixels; 0 where there was none. */
  int widest() {
    return widest;
  }

  private List<Line> find() {
    int down = rows / shrink;
    int across = columns / shrink;
    int offset = (int) Math.ceil(Math.hypot(down, across) / 2) + 2;
    int[][] counts = new int[ANGLES][2 * offset + 1];
    float[][] sums = new float[ANGLES][2 * offset + 1];
    double[] cos = new double[ANGLES];
    double[] sin = new double[ANGLES];
    for (int a = 0; a < ANGLES; a++) {
      cos[a] = Math.cos(Math.PI * a / ANGLES);
      sin[a] = Math.sin(Math.PI * a / ANGLES);
    }
    float[] on = on(down, across);
    for (int row = 0; row < down; row++) {
      double y = row + 0.5 - down / 2.0;
      for (int column = 0; column < across; column++) {
        float strength = on[row * across + column];
        if (strength > 0) {
          double x = column + 0.5 - across / 2.0;
          for (int a = 0; a < ANGLES; a++) {
            int d = (int) Math.round(x * cos[a] + y * sin[a]) + offset;
            counts[a][d]++;
            sums[a][d] += strength;
          }
        }
      }
    }
    List<Line> candidates = new ArrayList<>();
    for (int a = 0; a < ANGLES; a++) {
      for (int d = 1; d < 2 * offset; d++) {
        int count = Math.max(counts[a][d], (counts[a][d - 1] + counts[a][d + 1]) / 2);
        double chord = chord(cos[a], sin[a], d - offset, down, across);
        if (chord > 0.9 * Math.min(down, across) && count > RULED * chord) {
          candidates.add(
              new Line(
                  cos[a],
                  sin[a],
                  (d - offset) * (double) shrink,
                  count / chord,
                  sums[a][d] / chord));
        }
      }
    }
    candidates.sort((one, other) -> Double.compare(other.strength, one.strength));
    List<Line> lines = new ArrayList<>();
    for (Line candidate : candidates) {
      boolean known = lines.stream().anyMatch(line -> same(line, candidate));
      if (!known && lines.size() < MOST) {
        lines.add(candidate);
      }
    }
    return lines;
  }

  /** The strongest contrast of each square of pixels, 0 where nothing stands out. */
  private float[] on(int down, int across) {
    float[] on = new float[down * across];
    for (int row = 0; row < down * shrink; row++) {
      for (int column = 0; column < across * shrink; column++) {
        int at = row * columns + column;
        if (contrast.values()[at] > floor.values()[at]) {
          int square = row / shrink * across + column / shrink;
          on[square] = Math.max(on[square], contrast.values()[at]);
        }
      }
    }
    return on;
  }

  /** The line near this one along which the contrast is strongest, to a third of a pixel. */
  private Line refined(Line line) {
    return refined(refined(line, 0.25, 1), 0.06, 0.35);
  }

  private Line refined(Line line, double degrees, double pixels) {
    double angle = Math.atan2(line.sin, line.cos);
    Line best = line;
    double most = along(line);
    for (int turn = -3; turn <= 3; turn++) {
      double turned = angle + Math.toRadians(turn * degrees);
      for (int move = -shrink - 1; move <= shrink + 1; move++) {
        double distance = line.distance + move * pixels;
        Line other =
            new Line(Math.cos(turned), Math.sin(turned), distance, line.full, line.strength);
        double strength = along(other);
        if (strength > most) {
          most = strength;
          best = other;
        }
      }
    }
    return best;
  }

  /** The sum of contrast along a line, strong contrasts cut: they are strokes. */
  private double along(Line line) {
    boolean steep = Math.abs(line.cos) > Math.abs(line.sin);
    int length = steep ? rows : columns;
    double cut = 2 * line.strength;
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += Math.min(cut, Math.max(0, value(i, (int) Math.round(middle(line, i, steep)), steep)));
    }
    return sum;
  }

  private boolean same(Line one, Line other) {
    double turn = Math.abs(one.cos * other.sin - one.sin * other.cos);
    double sign = one.cos * other.cos + one.sin * other.sin < 0 ? -1 : 1;
    return turn < 0.09 && Math.abs(one.distance - sign * other.distance) < 4.0 * shrink;
  }

  /** The length of a line inside a picture, its middle being the origin. */
  private static double chord(double cos, double sin, double distance, int down, int across) {
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.POSITIVE_INFINITY;
    double[][] limits = {{-sin, distance * cos, across / 2.0}, {cos, distance * sin, down / 2.0}};
    for (double[] limit : limits) {
      if (Math.abs(limit[0]) < 1e-9) {
        if (Math.abs(limit[1]) > limit[2]) {
          return 0;
        }
        continue;
      }
      double t0 = (-limit[2] - limit[1]) / limit[0];
      double t1 = (limit[2] - limit[1]) / limit[0];
      from = Math.max(from, Math.min(t0, t1));
      to = Math.min(to, Math.max(t0, t1));
    }
    return Math.max(0, to - from);
  }

  /** Subtracts what is usual along a line; steps along it are one pixel. */
  private void subtract(Line line, double strength) {
    int reach = 2 + shrink + Math.max(2, halfWidth(line, strength));
    boolean steep = Math.abs(line.cos) > Math.abs(line.sin);
    int length = steep ? rows : columns;
    int window = Math.max(12, length / 8);
    float[][] profile = profile(line, reach);
    // Light changes what is usual, but not by much; where a digit covers the line, it is not usual.
    float[] most = new float[2 * reach + 1];
    float[] column = new float[length];
    for (int off = 0; off <= 2 * reach; off++) {
      for (int i = 0; i < length; i++) {
        column[i] = profile[i][off];
      }
      Arrays.sort(column);
      // A line that is a pixel off is still no stroke, hence the largest of three neighbours below.
      most[off] = 0.01f + 1.5f * column[(int) (0.35 * length)];
    }
    float[] sample = new float[window + 3];
    float[] usual = new float[2 * reach + 1];
    for (int start = 0; start < length; start += window / 2) {
      int from = Math.max(0, start - window);
      int to = Math.min(length, start + window + window / 2);
      for (int off = 0; off <= 2 * reach; off++) {
        int count = 0;
        for (int i = from; i < to && count < sample.length; i += 3) {
          if (profile[i][off] >= 0) {
            sample[count++] = profile[i][off];
          }
        }
        Arrays.sort(sample, 0, count);
        float beside = Math.max(most[Math.max(0, off - 1)], most[Math.min(2 * reach, off + 1)]);
        float bound = Math.max(most[off], beside);
        usual[off] = count == 0 ? 0 : Math.min(bound, sample[count * 6 / 10]);
      }
      for (int along = start; along < Math.min(length, start + window / 2); along++) {
        take(profile, usual, along, (int) Math.round(middle(line, along, steep)), steep);
      }
    }
  }

  /** The contrast across a line, at each step along it. */
  private float[][] profile(Line line, int reach) {
    boolean steep = Math.abs(line.cos) > Math.abs(line.sin);
    float[][] profile = new float[steep ? rows : columns][2 * reach + 1];
    for (int along = 0; along < profile.length; along++) {
      int middle = (int) Math.round(middle(line, along, steep));
      for (int off = -reach; off <= reach; off++) {
        profile[along][off + reach] = value(along, middle + off, steep);
      }
    }
    return profile;
  }

  /** Whether a line stands out at both of its ends: no stroke goes from edge to edge. */
  private boolean goesThrough(Line line, double usual) {
    boolean steep = Math.abs(line.cos) > Math.abs(line.sin);
    int other = steep ? columns : rows;
    float[][] profile = profile(line, 2 * shrink);
    int from = profile.length;
    int to = 0;
    for (int i = 0; i < profile.length; i++) {
      long middle = Math.round(middle(line, i, steep));
      if (middle >= 0 && middle < other) {
        from = Math.min(from, i);
        to = i + 1;
      }
    }
    int end = (int) Math.max(3, END * (to - from));
    return standsOut(profile, from, from + end, usual) && standsOut(profile, to - end, to, usual);
  }

  private static boolean standsOut(float[][] profile, int from, int to, double usual) {
    int out = 0;
    for (int i = Math.max(0, from); i < Math.min(profile.length, to); i++) {
      float most = 0;
      for (float value : profile[i]) {
        most = Math.max(most, value);
      }
      out += most > 0.5 * usual ? 1 : 0;
    }
    return out > 0.7 * (to - from);
  }

  /** How far from its middle a line reaches, in pixels. */
  private int halfWidth(Line line, double usual) {
    int most = WIDE * shrink;
    float[][] profile = profile(line, most);
    float[] column = new float[profile.length];
    int half = 0;
    for (int off = 1; off <= most; off++) {
      for (int side = -1; side <= 1; side += 2) {
        for (int i = 0; i < column.length; i++) {
          column[i] = profile[i][most + side * off];
        }
        Arrays.sort(column);
        half = column[column.length / 2] > 0.25 * usual ? off : half;
      }
    }
    return half;
  }

  /** The median contrast along a line; 0 for what is no thin line, but part of an area. */
  private double usual(Line line) {
    int reach = 2 * shrink;
    int beside = reach + 3 + 3 * shrink;
    float[][] profile = profile(line, beside);
    float[] strongest = new float[profile.length];
    float[] around = new float[profile.length];
    for (int i = 0; i < profile.length; i++) {
      for (int off = beside - reach; off <= beside + reach; off++) {
        strongest[i] = Math.max(strongest[i], profile[i][off]);
      }
      around[i] = Math.max(profile[i][0], profile[i][2 * beside]);
    }
    Arrays.sort(strongest);
    Arrays.sort(around);
    int middle = profile.length / 2;
    return around[middle] > 0.5 * strongest[middle] ? 0 : strongest[middle];
  }

  private void take(float[][] profile, float[] usual, int along, int middle, boolean steep) {
    int reach = usual.length / 2;
    int first = -1;
    int last = -1;
    float strongest = 0;
    for (int off = 0; off < usual.length; off++) {
      strongest = Math.max(strongest, usual[off]);
      if (usual[off] > 0.012f) {
        first = first < 0 ? off : first;
        last = off;
      }
    }
    if (first < 0) {
      return;
    }
    widest = Math.max(widest, last - first + 1);
    // A stroke that crosses the line aslant leaves it further along than it came.
    int aslant = (last - first) / 2 + 1;
    float before = 0;
    float after = 0;
    for (int i = Math.max(0, along - aslant);
        i <= Math.min(profile.length - 1, along + aslant);
        i++) {
      // Two pixels away, as a line is not quite straight.
      before = Math.max(before, first > 1 ? profile[i][first - 2] : 0);
      after = Math.max(after, last < usual.length - 2 ? profile[i][last + 2] : 0);
    }
    float bridge = Math.min(before, after);
    float[] values = profile[along];
    for (int off = first; off <= last; off++) {
      float left = Math.max(0, values[off] - 1.25f * usual[off]);
      int across = middle + off - reach;
      if (across >= 0 && across < (steep ? columns : rows)) {
        int at = steep ? along * columns + across : across * columns + along;
        contrast.values()[at] = Math.max(0, Math.min(values[off], Math.max(left, bridge)));
        taken[at] |= values[off] < SURELY * strongest;
      }
    }
  }

  private double middle(Line line, int along, boolean steep) {
    double t = along + 0.5 - (steep ? rows : columns) / 2.0;
    double other =
        steep
            ? (line.distance - t * line.sin) / line.cos
            : (line.distance - t * line.cos) / line.sin;
    return other + (steep ? columns : rows) / 2.0 - 0.5;
  }

  /** The contrast beside a line; -1 outside the picture. */
  private float value(int along, int across, boolean steep) {
    if (across < 0 || across >= (steep ? columns : rows)) {
      return -1;
    }
    return contrast.values()[steep ? along * columns + across : across * columns + along];
  }
}
