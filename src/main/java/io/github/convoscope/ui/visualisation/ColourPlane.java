package io.github.convoscope.ui.visualisation;

import io.github.convoscope.explain.hierarchy.ColourTuning;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.Typeface;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws the colours of a layer's units in the plane of the two colour axes: red against green from
 * right to left, blue against yellow from top to bottom. A unit has a dot at each of the two
 * colours that it tells apart, the further out, the less brightness matters to it.
 */
final class ColourPlane {
  private ColourPlane() {}

  /** Draws the units' colours. */
  static Canvas of(List<ColourTuning> tunings, Colours colours, double em) {
    RoundPlot plot = RoundPlot.of(colours, em);
    GraphicsContext pen = plot.pen();
    double middle = plot.middle();
    double radius = plot.radius();
    pen.strokeLine(middle - radius, middle, middle + radius, middle);
    pen.strokeLine(middle, middle - radius, middle, middle + radius);
    double dot = 0.34 * em;
    for (ColourTuning tuning : tunings) {
      double angle = Math.toRadians(tuning.hue());
      for (int end = -1; end <= 1; end += 2) {
        double right = end * tuning.colourShare() * Math.cos(angle);
        double up = end * tuning.colourShare() * Math.sin(angle);
        pen.setFill(colour(right, up));
        double x = middle + radius * right;
        double y = middle - radius * up;
        pen.fillOval(x - dot, y - dot, 2 * dot, 2 * dot);
        pen.setStroke(colours.back());
        pen.strokeOval(x - dot, y - dot, 2 * dot, 2 * dot);
      }
    }
    pen.setFill(colours.text());
    pen.setFont(Font.font(Typeface.FAMILY, em));
    pen.setTextBaseline(VPos.CENTER);
    pen.setTextAlign(TextAlignment.CENTER);
    pen.fillText(Messages.text("atlas.colour.blue"), middle, 0.75 * plot.edge());
    pen.fillText(Messages.text("atlas.colour.yellow"), middle, 2 * middle - 0.75 * plot.edge());
    pen.setTextAlign(TextAlignment.LEFT);
    pen.fillText(Messages.text("atlas.colour.red"), middle + radius + 0.3 * em, middle);
    pen.setTextAlign(TextAlignment.RIGHT);
    pen.fillText(Messages.text("atlas.colour.green"), middle - radius - 0.3 * em, middle);
    return plot.canvas();
  }

  /** The colour at a place of the plane: an even grey, and so much of both axes. */
  private static Color colour(double redGreen, double blueYellow) {
    double red = redGreen / Math.sqrt(2) - blueYellow / Math.sqrt(6);
    double green = -redGreen / Math.sqrt(2) - blueYellow / Math.sqrt(6);
    double blue = 2 * blueYellow / Math.sqrt(6);
    return Color.color(level(red), level(green), level(blue));
  }

  private static double level(double part) {
    return Math.max(0, Math.min(1, 0.5 + 0.6 * part));
  }
}
