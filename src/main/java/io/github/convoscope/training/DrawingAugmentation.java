package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Varies a drawing in its strokes, before it is rendered: turn, slant, stretch, bends, a coarser or
 * a trembling hand; then normalises it with another pen and a little off the middle. To be used by
 * one thread.
 */
final class DrawingAugmentation {
  private static final double THINNEST = 1.6;
  private static final double THICKEST = 3.8;
  private static final double COARSE = 0.15;
  private static final double TREMBLING = 0.2;

  private final Normaliser normaliser;
  private final SmoothField field = new SmoothField(3);
  private final double[] bend = new double[2];

  /** Renders through this normaliser. */
  DrawingAugmentation(Normaliser normaliser) {
    this.normaliser = normaliser;
  }

  /** Renders a variation of the drawing, rows × columns, 0 to 1. */
  void vary(Drawing drawing, SplittableRandom random, AugmentationLimits strength, float[] into) {
    if (random.nextDouble() < strength.untouched()) {
      normaliser.normalise(drawing, normaliser.framing().penWidth(), 0, 0, into);
      return;
    }
    Drawing varied = vary(drawing, random, strength);
    double pen = THINNEST * Math.pow(THICKEST / THINNEST, random.nextDouble());
    normaliser.normalise(varied, pen, strength.shift(random), strength.shift(random), into);
  }

  private Drawing vary(Drawing drawing, SplittableRandom random, AugmentationLimits strength) {
    Drawing.Box box = drawing.box();
    if (box == null) {
      return drawing;
    }
    double extent = Math.max(1, Math.max(box.width(), box.height()));
    double[] m = strength.matrix(random);
    field.draw(random, 1.4 * strength.bend() * extent);
    int every = random.nextDouble() < COARSE ? 2 + random.nextInt(4) : 1;
    double tremble = random.nextDouble() < TREMBLING ? 0.015 * extent * random.nextDouble() : 0;
    List<Stroke> strokes = new ArrayList<>();
    for (Stroke stroke : drawing.strokes()) {
      double[] xy = new double[2 * stroke.size()];
      int end = 0;
      for (int i = 0; i < stroke.size(); i++) {
        if (i % every != 0 && i != stroke.size() - 1) {
          continue;
        }
        double dx = stroke.x(i) - box.centreX();
        double dy = stroke.y(i) - box.centreY();
        field.at(0.5 + dx / extent, 0.5 + dy / extent, bend);
        xy[end++] = m[0] * dx + m[1] * dy + bend[0] + tremble * random.nextGaussian();
        xy[end++] = m[2] * dx + m[3] * dy + bend[1] + tremble * random.nextGaussian();
      }
      strokes.add(Stroke.of(Arrays.copyOf(xy, end)));
    }
    return Drawing.of(strokes);
  }
}
