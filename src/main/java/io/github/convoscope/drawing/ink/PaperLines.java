package io.github.convoscope.drawing.ink;

import java.util.Arrays;
import java.util.List;

/**
 * Takes the printed lines of paper out of a contrast. What is usual along a line is subtracted, so
 * that a stroke over it stays; a faint stroke that is lost with the line is bridged from both
 * sides.
 */
final class PaperLines {
  /** A line this full is one, whatever else there is; chords of digits are emptier. */
  private static final double FULL = 0.85;

  /** The share of a line at either end that must stand out for it to go through the picture. */
  private static final double END = 0.06;

  /** A contrast that is so many times a line's is a stroke over it. */
  private static final float SURELY = 2;

  /** Lines are not wider than twice that, at 320 pixels. */
  private static final int WIDE = 4;

  private final GreyPlane contrast;
  private final int shrink;
  private final boolean[] taken;
  private int widest;

  private PaperLines(GreyPlane contrast) {
    this.contrast = contrast;
    shrink = LineSearch.shrink(contrast);
    taken = new boolean[contrast.values().length];
  }

  /**
   * Subtracts the lines, in place.
   *
   * @param strongest contrast of ink; a line as strong as that is left alone, unless it goes from
   *     edge to edge of the picture or has many beside it
   */
  static PaperLines remove(GreyPlane contrast, GreyPlane floor, double strongest) {
    PaperLines lines = new PaperLines(contrast);
    List<PaperLine> found = LineSearch.find(contrast, floor);
    double[] usual = new double[found.size()];
    for (int i = 0; i < usual.length; i++) {
      usual[i] = lines.usual(found.get(i));
    }
    for (int i = 0; i < usual.length; i++) {
      PaperLine line = found.get(i);
      int family = 0;
      for (int k = 0; k < usual.length; k++) {
        PaperLine other = found.get(k);
        boolean parallel = line.turn(other) < 0.06;
        boolean alike = usual[k] > 0.6 * usual[i] && usual[i] > 0.6 * usual[k];
        family += parallel && alike ? 1 : 0;
      }
      if (usual[i] == 0) {
        continue;
      }
      boolean faint = usual[i] < 0.75 * strongest;
      boolean full = line.full() > FULL;
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

  /** Subtracts what is usual along a line; steps along it are one pixel. */
  private void subtract(PaperLine line, double strength) {
    int reach = 2 + shrink + Math.max(2, halfWidth(line, strength));
    int length = line.length(contrast);
    int window = Math.max(12, length / 8);
    float[][] profile = line.profile(contrast, reach);
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
        take(line, profile, usual, along);
      }
    }
  }

  /** Whether a line stands out at both of its ends: no stroke goes from edge to edge. */
  private boolean goesThrough(PaperLine line, double usual) {
    int other = line.breadth(contrast);
    float[][] profile = line.profile(contrast, 2 * shrink);
    int from = profile.length;
    int to = 0;
    for (int i = 0; i < profile.length; i++) {
      long middle = Math.round(line.middle(contrast, i));
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
  private int halfWidth(PaperLine line, double usual) {
    int most = WIDE * shrink;
    float[][] profile = line.profile(contrast, most);
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
  private double usual(PaperLine line) {
    int reach = 2 * shrink;
    int beside = reach + 3 + 3 * shrink;
    float[][] profile = line.profile(contrast, beside);
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

  private void take(PaperLine line, float[][] profile, float[] usual, int along) {
    int reach = usual.length / 2;
    int middle = (int) Math.round(line.middle(contrast, along));
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
      int at = line.at(contrast, along, middle + off - reach);
      if (at >= 0) {
        contrast.values()[at] = Math.max(0, Math.min(values[off], Math.max(left, bridge)));
        taken[at] |= values[off] < SURELY * strongest;
      }
    }
  }
}
