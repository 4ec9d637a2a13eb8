package io.github.convoscope.model;

import io.github.convoscope.drawing.ColourImage;
import java.util.Arrays;
import java.util.Random;

/**
 * Pictures of discs in random colours that cover one another, each size as visible as any other.
 * Their edges and contrasts are distributed as those of photographs (the dead leaves model; Lee,
 * Mumford, Huang, "Occlusion models for natural images", 2001), so that a network of photographs
 * reaches usual values on them. The same seed gives the same picture.
 */
final class DeadLeaves {
  private static final int DISCS = 1500;
  private static final double SMALLEST = 0.006;
  private static final double LARGEST = 0.5;

  /** Pixels that are drawn for each pixel of the picture, in a row. */
  private static final int FINER = 2;

  /** How far a disc's colour may differ from grey of its brightness. */
  private static final double COLOURFUL = 0.2;

  private DeadLeaves() {}

  /** A picture of {@code wanted} × {@code wanted} pixels. */
  static ColourImage picture(int wanted, long seed) {
    int side = FINER * wanted;
    Random random = new Random(seed);
    float[] values = new float[ColourImage.CHANNELS * side * side];
    Arrays.fill(values, 0.5f);
    for (int disc = 0; disc < DISCS; disc++) {
      // The density of radii falls with their cube, from the smallest to the largest.
      double part = random.nextDouble();
      double small = 1 / (SMALLEST * SMALLEST);
      double large = 1 / (LARGEST * LARGEST);
      double radius = side / Math.sqrt(small - part * (small - large));
      double x = (random.nextDouble() * 2 - 0.5) * side;
      double y = (random.nextDouble() * 2 - 0.5) * side;
      double brightness = random.nextDouble();
      float[] colour = new float[ColourImage.CHANNELS];
      for (int channel = 0; channel < colour.length; channel++) {
        double light = brightness + COLOURFUL * random.nextGaussian();
        colour[channel] = (float) Math.max(0, Math.min(1, light));
      }
      fill(values, side, x, y, radius, colour);
    }
    // At twice the size, as a lens and a sensor soften every edge.
    return new ColourImage(side, side, values).scaled(wanted, wanted, 1.0 / FINER, 0);
  }

  private static void fill(
      float[] values, int side, double x, double y, double radius, float[] colour) {
    int top = (int) Math.max(0, Math.ceil(y - radius));
    int bottom = (int) Math.min(side - 1, Math.floor(y + radius));
    for (int row = top; row <= bottom; row++) {
      double half = Math.sqrt(radius * radius - (row - y) * (row - y));
      int left = (int) Math.max(0, Math.ceil(x - half));
      int right = (int) Math.min(side - 1, Math.floor(x + half));
      for (int channel = 0; left <= right && channel < colour.length; channel++) {
        int from = (channel * side + row) * side;
        Arrays.fill(values, from + left, from + right + 1, colour[channel]);
      }
    }
  }
}
