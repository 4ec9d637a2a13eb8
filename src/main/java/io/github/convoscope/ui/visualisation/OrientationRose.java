package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.hierarchy.GaborFit;
import io.github.convoscope.ui.Colours;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * Draws the directions of a layer's edges: a line a kernel through the middle, along its edge, the
 * longer, the finer its waves.
 */
final class OrientationRose {
  /** The finest waves that are told apart, in waves a cell. */
  private static final double FINEST = 0.4;

  private OrientationRose() {}

  /** Draws the kernels that have a direction. */
  static Canvas of(List<GaborFit> fits, Colours colours, double em) {
    RoundPlot plot = RoundPlot.of(colours, em);
    GraphicsContext pen = plot.pen();
    double middle = plot.middle();
    double radius = plot.radius();
    pen.setStroke(colours.speaksFor());
    pen.setLineWidth(0.16 * em);
    pen.setGlobalAlpha(0.8);
    for (GaborFit fit : fits) {
      if (fit.oriented()) {
        double length = radius * Math.min(1, fit.frequency() / FINEST);
        double across = length * Math.cos(Math.toRadians(fit.orientation()));
        double up = length * Math.sin(Math.toRadians(fit.orientation()));
        pen.strokeLine(middle - across, middle + up, middle + across, middle - up);
      }
    }
    return plot.canvas();
  }
}
