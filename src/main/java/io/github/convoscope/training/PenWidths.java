package io.github.convoscope.training;

import java.util.SplittableRandom;

/**
 * The widths of the pens that training digits are drawn with.
 *
 * @param least smallest width, in pixels of the network's input
 * @param most largest width
 */
record PenWidths(double least, double most) {
  /** Those of people. */
  static final PenWidths USUAL = new PenWidths(1.6, 3.8);

  /** Only pens of at least this width; 0 for all. */
  static PenWidths from(double least) {
    return least <= 0
        ? USUAL
        : new PenWidths(Math.max(least, USUAL.least), Math.max(USUAL.most, 1.25 * least));
  }

  /** A random width; each ratio is equally likely. */
  double random(SplittableRandom random) {
    return least * Math.pow(most / least, random.nextDouble());
  }

  /** The nearest of these widths. */
  double nearest(double width) {
    return Math.max(least, Math.min(most, width));
  }
}
