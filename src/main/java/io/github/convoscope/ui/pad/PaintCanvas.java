package io.github.convoscope.ui.pad;

import io.github.convoscope.drawing.Stroke;
import io.github.convoscope.drawing.photo.PaintStroke;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;

/**
 * Paints the strokes on a photograph. While a stroke grows, only its new part is painted. The
 * rubber paints with the photograph itself. JavaFX thread.
 */
final class PaintCanvas extends Canvas {
  private List<PaintStroke> painted = List.of();
  private Paint photograph = Color.TRANSPARENT;
  private double unit = 1;

  /**
   * Begins with nothing painted.
   *
   * @param photograph what the rubber brings back
   * @param pixels of the screen for a pixel of the photograph
   */
  void begin(Image photograph, double pixels, double width, double height) {
    setWidth(width);
    setHeight(height);
    unit = pixels;
    this.photograph = new ImagePattern(photograph, 0, 0, width, height, false);
    getGraphicsContext2D().clearRect(0, 0, width, height);
    painted = List.of();
  }

  /** Shows the strokes. */
  void show(List<PaintStroke> strokes) {
    if (strokes == painted) {
      return;
    }
    int same = 0;
    int most = Math.min(painted.size(), strokes.size());
    while (same < most && painted.get(same) == strokes.get(same)) {
      same++;
    }
    int from = 0;
    if (same < painted.size()) {
      boolean grew =
          same == painted.size() - 1
              && same < strokes.size()
              && strokes.get(same).rubber() == painted.get(same).rubber()
              && strokes.get(same).path().startsWith(painted.get(same).path());
      if (grew) {
        from = painted.get(same).path().size();
      } else {
        getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        same = 0;
      }
    }
    for (int i = same; i < strokes.size(); i++) {
      paint(strokes.get(i), from);
      from = 0;
    }
    painted = strokes;
  }

  /** Lines and discs: for a path, a software renderer makes a separate picture. */
  private void paint(PaintStroke stroke, int from) {
    GraphicsContext context = getGraphicsContext2D();
    int rgb = stroke.rgb();
    Paint paint =
        stroke.rubber() ? photograph : Color.rgb(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
    double pen = unit * stroke.width();
    context.setStroke(paint);
    context.setFill(paint);
    context.setLineWidth(pen);
    context.setLineCap(StrokeLineCap.BUTT);
    Stroke path = stroke.path();
    for (int i = from; i < path.size(); i++) {
      double x = unit * path.x(i);
      double y = unit * path.y(i);
      if (i > 0) {
        context.strokeLine(unit * path.x(i - 1), unit * path.y(i - 1), x, y);
      }
      context.fillOval(x - pen / 2, y - pen / 2, pen, pen);
    }
  }
}
