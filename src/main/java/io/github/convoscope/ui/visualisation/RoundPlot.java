package io.github.convoscope.ui.visualisation;

import io.github.convoscope.ui.Colours;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/**
 * A circle to draw directions into, with room for words around it.
 *
 * @param canvas as wide as high
 * @param middle of the circle, from the left and from the top, in pixels
 * @param radius of the circle in pixels
 * @param edge width of the room around it in pixels
 */
record RoundPlot(Canvas canvas, double middle, double radius, double edge) {
  private static final double SIDE_EMS = 18;
  private static final double EDGE_EMS = 3.2;

  /** An empty circle. */
  static RoundPlot of(Colours colours, double em) {
    double side = Math.round(SIDE_EMS * em);
    RoundPlot plot =
        new RoundPlot(new Canvas(side, side), side / 2, side / 2 - EDGE_EMS * em, EDGE_EMS * em);
    GraphicsContext pen = plot.pen();
    pen.setStroke(colours.muted());
    pen.setLineWidth(1);
    double left = plot.middle - plot.radius;
    pen.strokeOval(left, left, 2 * plot.radius, 2 * plot.radius);
    return plot;
  }

  /** Draws on the canvas. */
  GraphicsContext pen() {
    return canvas.getGraphicsContext2D();
  }
}
