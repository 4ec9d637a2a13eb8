package io.github.convoscope.ui.visualisation;

import io.github.convoscope.ui.Colours;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;

/** The activation step by step, with a line for the best real example. JavaFX thread. */
final class AscentPlot extends StackPane {
  private static final double WIDTH = 380;
  private static final double HEIGHT = 96;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final List<Double> values = new ArrayList<>();
  private int steps = 1;
  private int place;
  private double best = Double.NaN;

  AscentPlot() {
    getChildren().add(canvas);
    setMaxWidth(WIDTH);
  }

  /** Starts an ascent of so many steps; {@code bestExample} may be NaN. */
  void begin(int expected, double bestExample) {
    values.clear();
    steps = Math.max(1, expected);
    best = bestExample;
    place = 0;
    paint();
  }

  /** Takes the next values. */
  void add(List<Double> next) {
    values.addAll(next);
    paint();
  }

  /** Marks a step. */
  void at(int step) {
    place = step;
    paint();
  }

  private void paint() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    Colours colours = Colours.DARK;
    pen.clearRect(0, 0, WIDTH, HEIGHT);
    double least = values.stream().mapToDouble(v -> v).min().orElse(0);
    double most = values.stream().mapToDouble(v -> v).max().orElse(1);
    if (!Double.isNaN(best)) {
      least = Math.min(least, best);
      most = Math.max(most, best);
    }
    double span = Math.max(1e-9, most - least);
    pen.setLineWidth(1);
    if (!Double.isNaN(best)) {
      double y = y((best - least) / span);
      pen.setStroke(colours.muted());
      pen.setLineDashes(4, 4);
      pen.strokeLine(0, y, WIDTH, y);
      pen.setLineDashes();
    }
    pen.setStroke(colours.speaksFor());
    pen.setLineWidth(1.5);
    pen.beginPath();
    for (int i = 0; i < values.size(); i++) {
      double x = WIDTH * i / steps;
      double y = y((values.get(i) - least) / span);
      if (i == 0) {
        pen.moveTo(x, y);
      } else {
        pen.lineTo(x, y);
      }
    }
    pen.stroke();
    if (place < values.size()) {
      pen.setFill(colours.accent());
      double x = WIDTH * place / steps;
      pen.fillOval(x - 3.5, y((values.get(place) - least) / span) - 3.5, 7, 7);
    }
  }

  private static double y(double share) {
    return 6 + (HEIGHT - 12) * (1 - share);
  }
}
