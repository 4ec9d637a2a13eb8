package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Drawing;
import io.github.convoscope.drawing.Pad;
import io.github.convoscope.drawing.RoundedPath;
import io.github.convoscope.drawing.Stroke;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/**
 * Paints a drawing. While a stroke grows, only its new part is painted, so that an event takes the
 * same time in a long drawing as in a short one. Paths of few points are rounded: the last line is
 * straight until the next point tells how it bends. JavaFX thread.
 */
final class InkCanvas extends Canvas {
  private Drawing painted = Drawing.EMPTY;

  /** True where a straight line was painted that has become a curve since. */
  private boolean bent;

  /** Shows a drawing, scaled to the size of the canvas. */
  void show(Drawing drawing) {
    GraphicsContext context = getGraphicsContext2D();
    if (!painted.isEmpty() && grew(drawing)) {
      int last = drawing.strokes().size() - 1;
      int from = last < painted.strokes().size() ? painted.strokes().get(last).size() : 0;
      Stroke stroke = drawing.strokes().get(last);
      boolean bends = from > 1 && from < stroke.size() && RoundedPath.isSparse(stroke, from - 1);
      bent |= bends;
      prepare(context);
      paint(context, stroke, bends ? from - 1 : from);
    } else {
      repaint(drawing);
    }
    painted = drawing;
  }

  /** Paints the finished stroke as all of it is, if that differs from what is there. */
  void settle() {
    if (bent) {
      repaint(painted);
    }
  }

  /** Paints everything again, as after a change of size. */
  void repaint(Drawing drawing) {
    GraphicsContext context = getGraphicsContext2D();
    context.clearRect(0, 0, getWidth(), getHeight());
    prepare(context);
    for (Stroke stroke : drawing.strokes()) {
      paint(context, stroke, 0);
    }
    painted = drawing;
    bent = false;
  }

  /**
   * True if the drawing differs from the painted one only by new points at the end of its last
   * stroke.
   */
  private boolean grew(Drawing drawing) {
    List<Stroke> before = painted.strokes();
    List<Stroke> now = drawing.strokes();
    if (now.size() < before.size() || now.size() > before.size() + 1) {
      return false;
    }
    int same = now.size() - 1;
    for (int i = 0; i < same; i++) {
      if (now.get(i) != before.get(i)) {
        return false;
      }
    }
    return now.size() > before.size() || now.get(same).startsWith(before.get(same));
  }

  private void prepare(GraphicsContext context) {
    context.setStroke(Color.WHITE);
    context.setFill(Color.WHITE);
    context.setLineWidth(Pad.PEN_WIDTH * getWidth() / Pad.SIZE);
    context.setLineCap(StrokeLineCap.BUTT);
  }

  /**
   * Paints a stroke from a point on, each line and disc once: an edge that is painted twice gets
   * lighter. Paints lines and discs instead of a path: for a path, JavaFX makes a separate picture,
   * and a software renderer finishes all earlier commands before it accepts that picture.
   */
  private void paint(GraphicsContext context, Stroke stroke, int from) {
    double scale = getWidth() / Pad.SIZE;
    double pen = context.getLineWidth();
    for (int i = from; i < stroke.size(); i++) {
      double x = scale * stroke.x(Math.max(0, i - 1));
      double y = scale * stroke.y(Math.max(0, i - 1));
      double[] path =
          i == 0 ? new double[] {stroke.x(0), stroke.y(0)} : RoundedPath.between(stroke, i);
      for (int at = 0; at < path.length; at += 2) {
        double toX = scale * path[at];
        double toY = scale * path[at + 1];
        if (i > 0) {
          context.strokeLine(x, y, toX, toY);
        }
        context.fillOval(toX - pen / 2, toY - pen / 2, pen, pen);
        x = toX;
        y = toY;
      }
    }
  }
}
