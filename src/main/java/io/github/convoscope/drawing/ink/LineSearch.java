package io.github.convoscope.drawing.ink;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds straight lines that stand out along almost their whole way through a plane (Hough
 * transform, Duda, Hart 1972): on a coarse grid first, then to a third of a pixel.
 */
final class LineSearch {
  private static final int ANGLES = 180;

  /** Longer side of the grid in which lines are sought; what is finer comes by refining. */
  private static final int GRID = 320;

  /** The share of a line that must stand out. */
  private static final double RULED = 0.62;

  private static final int MOST = 80;

  private final GreyPlane contrast;
  private final GreyPlane floor;
  private final int shrink;

  private LineSearch(GreyPlane contrast, GreyPlane floor) {
    this.contrast = contrast;
    this.floor = floor;
    shrink = shrink(contrast);
  }

  /** How many pixels a step of the grid has. */
  static int shrink(GreyPlane plane) {
    return (Math.max(plane.rows(), plane.columns()) + GRID - 1) / GRID;
  }

  /**
   * The lines of a plane, the strongest first.
   *
   * @param floor the contrast that noise does not reach
   */
  static List<PaperLine> find(GreyPlane contrast, GreyPlane floor) {
    LineSearch search = new LineSearch(contrast, floor);
    return search.find().stream().map(search::refined).toList();
  }

  private List<PaperLine> find() {
    int down = contrast.rows() / shrink;
    int across = contrast.columns() / shrink;
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
    List<PaperLine> candidates = new ArrayList<>();
    for (int a = 0; a < ANGLES; a++) {
      for (int d = 1; d < 2 * offset; d++) {
        int count = Math.max(counts[a][d], (counts[a][d - 1] + counts[a][d + 1]) / 2);
        double chord = chord(cos[a], sin[a], d - offset, down, across);
        if (chord > 0.9 * Math.min(down, across) && count > RULED * chord) {
          candidates.add(
              new PaperLine(
                  cos[a],
                  sin[a],
                  (d - offset) * (double) shrink,
                  count / chord,
                  sums[a][d] / chord));
        }
      }
    }
    candidates.sort((one, other) -> Double.compare(other.strength(), one.strength()));
    List<PaperLine> lines = new ArrayList<>();
    for (PaperLine candidate : candidates) {
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
        int at = row * contrast.columns() + column;
        if (contrast.values()[at] > floor.values()[at]) {
          int square = row / shrink * across + column / shrink;
          on[square] = Math.max(on[square], contrast.values()[at]);
        }
      }
    }
    return on;
  }

  /** The line near this one along which the contrast is strongest, to a third of a pixel. */
  private PaperLine refined(PaperLine line) {
    return refined(refined(line, 0.25, 1), 0.06, 0.35);
  }

  private PaperLine refined(PaperLine line, double degrees, double pixels) {
    double angle = Math.atan2(line.sin(), line.cos());
    PaperLine best = line;
    double most = along(line);
    for (int turn = -3; turn <= 3; turn++) {
      double turned = angle + Math.toRadians(turn * degrees);
      for (int move = -shrink - 1; move <= shrink + 1; move++) {
        double distance = line.distance() + move * pixels;
        PaperLine other =
            new PaperLine(
                Math.cos(turned), Math.sin(turned), distance, line.full(), line.strength());
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
  private double along(PaperLine line) {
    double cut = 2 * line.strength();
    double sum = 0;
    for (int i = 0; i < line.length(contrast); i++) {
      int middle = (int) Math.round(line.middle(contrast, i));
      sum += Math.min(cut, Math.max(0, line.value(contrast, i, middle)));
    }
    return sum;
  }

  private boolean same(PaperLine one, PaperLine other) {
    return one.turn(other) < 0.09 && one.apart(other) < 4.0 * shrink;
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
}
