package io.github.convoscope.explain.trust;

import io.github.convoscope.drawing.ColourImage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds the outline of the object in a picture by colour, with the user's frame as the only help:
 * what is outside the frame is background. A histogram of the background's colours and one of the
 * frame's say for each pixel which of them it fits better; the histogram of the object is then made
 * anew from the pixels found, three times (the colour model of GrabCut, Rother et al. 2004, without
 * its graph cut). The answer is smoothed over a few pixels, only the largest piece stays, and its
 * holes are filled.
 *
 * <p>It is a simple method: an object of the background's colours is not found. So the outline is
 * shown to the user, who judges it.
 *
 * @param rows height of the picture
 * @param columns width of the picture
 * @param inside true for the object's pixels, [rows × columns]; not to be changed
 */
public record Silhouette(int rows, int columns, boolean[] inside) {
  private static final int BINS = 12;
  private static final int ROUNDS = 3;

  /** Added to every bin, so that a colour that was not seen decides nothing by itself. */
  private static final double PRIOR = 0.02;

  /** The picture's side in radii of smoothing. */
  private static final int SMOOTH = 64;

  /**
   * Finds it.
   *
   * @param frame round the object, in the picture's pixels
   */
  public static Silhouette of(ColourImage image, PixelFrame frame) {
    int rows = image.rows();
    int columns = image.columns();
    int[] bins = bins(image);
    boolean[] framed = new boolean[rows * columns];
    for (int i = 0; i < framed.length; i++) {
      framed[i] = frame.contains(i / columns, i % columns);
    }
    boolean[] found = framed.clone();
    int radius = Math.max(1, Math.max(rows, columns) / SMOOTH);
    double[] background = histogram(bins, framed, false);
    for (int round = 0; round < ROUNDS; round++) {
      double[] object = histogram(bins, found, true);
      double[] votes = new double[framed.length];
      for (int i = 0; i < votes.length; i++) {
        votes[i] =
            framed[i] ? Math.log(object[bins[i]]) - Math.log(background[bins[i]]) : -MOST_VOTE;
        votes[i] = Math.max(-MOST_VOTE, Math.min(MOST_VOTE, votes[i]));
      }
      double[] smooth = blurred(blurred(votes, rows, columns, radius), rows, columns, radius);
      boolean any = false;
      for (int i = 0; i < found.length; i++) {
        found[i] = framed[i] && smooth[i] > 0;
        any |= found[i];
      }
      if (!any) {
        // The frame's colours are the background's: the frame itself is the outline.
        found = framed.clone();
      }
    }
    return new Silhouette(rows, columns, filled(largest(found, rows, columns), rows, columns));
  }

  private static final double MOST_VOTE = 4;

  /** The share of the picture that it covers, 0 to 1. */
  public double area() {
    int count = 0;
    for (boolean in : inside) {
      count += in ? 1 : 0;
    }
    return (double) count / inside.length;
  }

  private static int[] bins(ColourImage image) {
    int size = image.rows() * image.columns();
    int[] bins = new int[size];
    for (int i = 0; i < size; i++) {
      for (int channel = 0; channel < ColourImage.CHANNELS; channel++) {
        float light = Math.max(0, Math.min(1, image.values()[channel * size + i]));
        bins[i] = bins[i] * BINS + Math.min(BINS - 1, (int) (light * BINS));
      }
    }
    return bins;
  }

  /** How often each colour occurs among the pixels of a kind; adds up to about 1. */
  private static double[] histogram(int[] bins, boolean[] mask, boolean kind) {
    double[] histogram = new double[BINS * BINS * BINS];
    int count = 0;
    for (int i = 0; i < bins.length; i++) {
      if (mask[i] == kind) {
        histogram[bins[i]]++;
        count++;
      }
    }
    double[] spread = spread(histogram);
    for (int i = 0; i < spread.length; i++) {
      spread[i] = spread[i] / Math.max(1, count) + PRIOR / spread.length;
    }
    return spread;
  }

  /** Neighbouring colours share their counts, along each axis 1, 2, 1. */
  private static double[] spread(double[] histogram) {
    double[] from = histogram;
    for (int step = 1; step < histogram.length; step *= BINS) {
      double[] into = new double[histogram.length];
      for (int i = 0; i < into.length; i++) {
        int place = i / step % BINS;
        double below = place > 0 ? from[i - step] : from[i];
        double above = place < BINS - 1 ? from[i + step] : from[i];
        into[i] = (below + 2 * from[i] + above) / 4;
      }
      from = into;
    }
    return from;
  }

  private static double[] blurred(double[] values, int rows, int columns, int radius) {
    double[] across = new double[values.length];
    double[] both = new double[values.length];
    for (int row = 0; row < rows; row++) {
      blurLine(values, row * columns, 1, columns, radius, across);
    }
    for (int column = 0; column < columns; column++) {
      blurLine(across, column, columns, rows, radius, both);
    }
    return both;
  }

  private static void blurLine(
      double[] from, int start, int step, int count, int radius, double[] into) {
    double sum = 0;
    int seen = 0;
    for (int i = -radius; i < count; i++) {
      if (i + radius < count) {
        sum += from[start + (i + radius) * step];
        seen++;
      }
      if (i - radius - 1 >= 0) {
        sum -= from[start + (i - radius - 1) * step];
        seen--;
      }
      if (i >= 0) {
        into[start + i * step] = sum / seen;
      }
    }
  }

  /** The largest piece of connected pixels. */
  private static boolean[] largest(boolean[] mask, int rows, int columns) {
    int[] piece = new int[mask.length];
    int best = 0;
    int bestSize = 0;
    int pieces = 0;
    for (int i = 0; i < mask.length; i++) {
      if (mask[i] && piece[i] == 0) {
        int size = flood(mask, true, i, ++pieces, piece, rows, columns);
        if (size > bestSize) {
          best = pieces;
          bestSize = size;
        }
      }
    }
    boolean[] largest = new boolean[mask.length];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = mask[i] && piece[i] == best;
    }
    return largest;
  }

  /** The pixels that cannot be reached from the picture's edge. */
  private static boolean[] filled(boolean[] mask, int rows, int columns) {
    int[] reached = new int[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int row = i / columns;
      int column = i % columns;
      boolean edge = row == 0 || column == 0 || row == rows - 1 || column == columns - 1;
      if (edge && !mask[i] && reached[i] == 0) {
        flood(mask, false, i, 1, reached, rows, columns);
      }
    }
    boolean[] filled = new boolean[mask.length];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = reached[i] == 0;
    }
    return filled;
  }

  /** Marks the connected pixels of a kind, and counts them. */
  private static int flood(
      boolean[] mask, boolean kind, int start, int mark, int[] marks, int rows, int columns) {
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.add(start);
    marks[start] = mark;
    int count = 0;
    while (!waiting.isEmpty()) {
      int at = waiting.poll();
      count++;
      int row = at / columns;
      int column = at % columns;
      int[] next = {
        row > 0 ? at - columns : -1,
        row < rows - 1 ? at + columns : -1,
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1
      };
      for (int other : next) {
        if (other >= 0 && marks[other] == 0 && mask[other] == kind) {
          marks[other] = mark;
          waiting.add(other);
        }
      }
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Silhouette same
        && rows == same.rows
        && columns == same.columns
        && Arrays.equals(inside, same.inside);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(inside);
  }
}
