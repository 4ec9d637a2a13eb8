package io.github.convoscope.ui.visualisation;

import io.github.convoscope.ui.Colours;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;

/** Plots the objective's value at every step, with a line at the best example. JavaFX thread. */
final class AscentPlot extends StackPane {
  private static final double WIDTH = 380;
  private static final double HEIGHT = 96;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final List<Double> values = new ArrayList<>();
  private int steps = 1;
  private int marked;
  private double best = Double.NaN;

  AscentPlot() {
    getChildren().add(canvas);
    setMaxWidth(WIDTH);
  }

  /** Starts a plot of that many steps; {@code bestExample} may be NaN. */
  void begin(int expected, double bestExample) {
    values.clear();
    steps = Math.max(1, expected);
    best = bestExample;
    marked = 0;
    paint();
  }

  /** Adds values. */
  void add(List<Double> next) {
    values.addAll(next);
    paint();
  }

  /** Marks the step that is shown. */
  void at(int step) {
    marked = step;
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
    if (marked < values.size()) {
      pen.setFill(colours.accent());
      double x = WIDTH * marked / steps;
      pen.fillOval(x - 3.5, y((values.get(marked) - least) / span) - 3.5, 7, 7);
    }
  }

  private static double y(double share) {
    return 6 + (HEIGHT - 12) * (1 - share);
  }
}
