package io.github.convoscope.drawing.ink;

import java.util.Arrays;
import java.util.List;

/**
 * Measures what tells a stain from a pen's stroke: what a cup leaves on paper is shaped like a 0, a
 * part of it like a 1, 6 or 7. All is measured along rays from the middle of the circle that fits
 * best, where they cross one stroke.
 *
 * @param crossed share of the rays that cross one stroke
 * @param flat the shorter over the longer axis of the ellipse that fits best
 * @param wobble how far the stroke is off that ellipse, as a share of its mean radius
 * @param soft width of the stroke's edges, in pixels
 * @param uneven standard deviation of the stroke's contrast along it, over its mean
 * @param absorbed how much red, green, blue light it takes away: the logarithm of ground over ink
 */
record StainSigns(
    double crossed, double flat, double wobble, double soft, double uneven, double[] absorbed) {
  /** Hands wobble more. */
  private static final double STEADY = 0.06;

  /** A wobble that only compasses, cups and computers stay below. */
  private static final double DRAWN_BY_NO_HAND = 0.012;

  private static final double SOFT = 2;
  private static final double UNEVEN = 0.07;

  /** How much more blue than red light coffee and tea take away. */
  private static final double BROWN = 1.3;

  private static final int RAYS = 96;

  /** Terms of an ellipse that is nearly a circle: radius, place and two axes. */
  private static final int TERMS = 5;

  /** Measures the strokes of a group that is darker than its ground. */
  static StainSigns of(ArgbImage image, GreyPlane contrast, int[] labels, List<Blob> group) {
    return new Rays(image, contrast, labels, group).signs();
  }

  /** Whether it may be a stain: round, and soft and uneven, or brown, or rounder than by hand. */
  boolean mayBeStain() {
    if (wobble > STEADY) {
      return false;
    }
    boolean circle = wobble < DRAWN_BY_NO_HAND && crossed > 0.85 && flat > 0.8;
    return circle || isBrown() || soft >= SOFT && uneven >= UNEVEN;
  }

  private boolean isBrown() {
    return absorbed[2] > BROWN * absorbed[0]
        && absorbed[2] > absorbed[1]
        && absorbed[1] > absorbed[0];
  }

  /** What is seen along the rays. */
  private static final class Rays {
    private final ArgbImage image;
    private final GreyPlane contrast;
    private final boolean[] own;
    private final double x0;
    private final double y0;
    private final double[] angles = new double[RAYS];
    private final double[] radii = new double[RAYS];
    private final double[] peaks = new double[RAYS];
    private final double[] edges = new double[RAYS];
    private final double[] absorbed = new double[3];
    private int count;

    Rays(ArgbImage image, GreyPlane contrast, int[] labels, List<Blob> group) {
      this.image = image;
      this.contrast = contrast;
      own = new boolean[labels.length];
      double[][] sums = new double[3][4];
      for (Blob blob : group) {
        for (int row = blob.top(); row <= blob.bottom(); row++) {
          for (int column = blob.left(); column <= blob.right(); column++) {
            int at = row * contrast.columns() + column;
            if (labels[at] == blob.label()) {
              own[at] = true;
              double square = (double) column * column + (double) row * row;
              add(sums, new double[] {column, row, 1}, square);
            }
          }
        }
      }
      // The circle with the least squares of x² + y² − ax − by − c (Kåsa 1976).
      double[] circle = solved(sums);
      x0 = circle[0] / 2;
      y0 = circle[1] / 2;
    }

    StainSigns signs() {
      for (int i = 0; i < RAYS; i++) {
        follow(2 * Math.PI * i / RAYS);
      }
      double[][] sums = new double[TERMS][TERMS + 1];
      for (int i = 0; i < count; i++) {
        add(sums, terms(angles[i]), radii[i]);
      }
      double[] fit = solved(sums);
      double off = 0;
      for (int i = 0; i < count; i++) {
        double radius = 0;
        double[] terms = terms(angles[i]);
        for (int k = 0; k < TERMS; k++) {
          radius += fit[k] * terms[k];
        }
        off += (radii[i] - radius) * (radii[i] - radius);
      }
      int n = Math.max(1, count);
      double second = Math.hypot(fit[3], fit[4]);
      Arrays.sort(edges, 0, count);
      for (int c = 0; c < 3; c++) {
        absorbed[c] /= n;
      }
      return new StainSigns(
          count / (double) RAYS,
          (fit[0] - second) / (fit[0] + second),
          Math.sqrt(off / n) / Math.max(1, Math.abs(fit[0])),
          edges[count / 2],
          spread(),
          absorbed);
    }

    /** Goes outwards, and measures the stroke where there is just one. */
    private void follow(double angle) {
      double dx = Math.cos(angle);
      double dy = Math.sin(angle);
      double in = 0;
      double out = 0;
      int strokes = 0;
      boolean before = false;
      double far = Math.hypot(contrast.rows(), contrast.columns());
      for (double r = 0; r < far; r += 0.5) {
        int at = at(r, dx, dy);
        boolean on = at >= 0 && own[at];
        if (on && !before) {
          strokes++;
          in = r;
        }
        out = on ? r : out;
        before = on;
      }
      if (strokes != 1) {
        return;
      }
      double middle = (in + out) / 2;
      double half = (out - in) / 2 + 1;
      double[] across = new double[(int) (4 * half) + 1];
      double most = 0;
      for (int k = 0; k < across.length; k++) {
        int at = at(middle - 2 * half + 4 * half * k / (across.length - 1), dx, dy);
        across[k] = at < 0 ? 0 : contrast.values()[at];
        most = Math.max(most, across[k]);
      }
      int wide = 0;
      int narrow = 0;
      for (double value : across) {
        wide += value > 0.3 * most ? 1 : 0;
        narrow += value > 0.75 * most ? 1 : 0;
      }
      int ink = at(middle, dx, dy);
      int ground = at(out + 3 + half, dx, dy);
      for (int c = 0; c < 3 && ink >= 0 && ground >= 0; c++) {
        absorbed[c] += Math.log((level(ground, c) + 1.0) / (level(ink, c) + 1.0));
      }
      angles[count] = angle;
      radii[count] = middle;
      peaks[count] = most;
      edges[count] = (wide - narrow) / 2.0;
      count++;
    }

    private double spread() {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < count; i++) {
        sum += peaks[i];
        squares += peaks[i] * peaks[i];
      }
      int n = Math.max(1, count);
      double mean = sum / n;
      return Math.sqrt(Math.max(0, squares / n - mean * mean)) / Math.max(1e-6, mean);
    }

    private int level(int at, int channel) {
      return image.argb()[at] >> 16 - 8 * channel & 0xff;
    }

    private int at(double r, double dx, double dy) {
      int x = (int) Math.round(x0 + r * dx);
      int y = (int) Math.round(y0 + r * dy);
      boolean inside = x >= 0 && y >= 0 && x < contrast.columns() && y < contrast.rows();
      return inside ? y * contrast.columns() + x : -1;
    }

    private static double[] terms(double angle) {
      return new double[] {
        1, Math.cos(angle), Math.sin(angle), Math.cos(2 * angle), Math.sin(2 * angle)
      };
    }
  }

  /** Adds an equation to normal equations, the right side in the last column. */
  private static void add(double[][] sums, double[] terms, double value) {
    for (int i = 0; i < terms.length; i++) {
      for (int k = 0; k < terms.length; k++) {
        sums[i][k] += terms[i] * terms[k];
      }
      sums[i][terms.length] += terms[i] * value;
    }
  }

  /** Solves normal equations (Cholesky's order of Gauss's elimination: no pivots are needed). */
  private static double[] solved(double[][] m) {
    int n = m.length;
    for (int p = 0; p < n; p++) {
      m[p][p] += 1e-9;
      for (int row = p + 1; row < n; row++) {
        double factor = m[row][p] / m[p][p];
        for (int k = p; k <= n; k++) {
          m[row][k] -= factor * m[p][k];
        }
      }
    }
    double[] x = new double[n];
    for (int p = n - 1; p >= 0; p--) {
      double sum = m[p][n];
      for (int k = p + 1; k < n; k++) {
        sum -= m[p][k] * x[k];
      }
      x[p] = sum / m[p][p];
    }
    return x;
  }
}
