package io.github.convoscope.training;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.InputFraming;
import io.github.convoscope.drawing.Normaliser;
import io.github.convoscope.drawing.Stroke;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Varies the strokes of a drawing before it is rendered: rotation, slant, stretch, elastic bends,
 * coarser points, trembling. Then normalises it with a random pen width and a small shift. One
 * thread at a time.
 */
final class DrawingAugmentation {
  private static final double COARSE_PROBABILITY = 0.15;
  private static final double TREMBLING_PROBABILITY = 0.2;

  private final Normaliser normaliser;
  private final PenWidths widths;
  private final SmoothField field = new SmoothField(3);
  private final double[] bend = new double[2];

  /** Renders with these pens. */
  DrawingAugmentation(PenWidths widths) {
    normaliser = new Normaliser(InputFraming.MNIST);
    this.widths = widths;
  }

  /** Renders the drawing into {@code into}, with the pen of the pad or the nearest to it. */
  void render(Drawing drawing, float[] into) {
    normaliser.normalise(drawing, widths.nearest(normaliser.framing().penWidth()), 0, 0, into);
  }

  /** Renders a variation of the drawing into {@code into}, [rows × columns], 0 to 1. */
  void vary(Drawing drawing, SplittableRandom random, AugmentationLimits limits, float[] into) {
    if (random.nextDouble() < limits.untouched()) {
      render(drawing, into);
      return;
    }
    Drawing varied = varyStrokes(drawing, random, limits);
    double pen = widths.random(random);
    normaliser.normalise(varied, pen, limits.shift(random), limits.shift(random), into);
  }

  private Drawing varyStrokes(Drawing drawing, SplittableRandom random, AugmentationLimits limits) {
    Drawing.Box box = drawing.box();
    if (box == null) {
      return drawing;
    }
    double extent = Math.max(1, Math.max(box.width(), box.height()));
    double[] m = limits.matrix(random);
    field.sample(random, 1.4 * limits.bend() * extent);
    int every = random.nextDouble() < COARSE_PROBABILITY ? 2 + random.nextInt(4) : 1;
    double tremble =
        random.nextDouble() < TREMBLING_PROBABILITY ? 0.015 * extent * random.nextDouble() : 0;
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
