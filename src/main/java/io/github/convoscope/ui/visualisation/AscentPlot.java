package io.github.convoscope.ui.visualisation;

import io.github.convoscope.ui.Colours;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;

/** Plots the objective's value at every step, with a line at the best example. JavaFX thread. */
final class AscentPlot extends StackPane {
  private static final double WIDTH_EMS = 26;
  private static final double HEIGHT_EMS = 7;
  private static final double EDGE_EMS = 0.45;

  private final Canvas canvas = new Canvas();
  private final ObservableValue<Number> em;
  private final List<Double> values = new ArrayList<>();
  private int steps = 1;
  private int marked;
  private double best = Double.NaN;

  AscentPlot(ObservableValue<Number> em) {
    this.em = em;
    getChildren().add(canvas);
    setMaxWidth(USE_PREF_SIZE);
    em.addListener(changed -> size());
    size();
  }

  private void size() {
    double unit = em.getValue().doubleValue();
    canvas.setWidth(Math.round(WIDTH_EMS * unit));
    canvas.setHeight(Math.round(HEIGHT_EMS * unit));
    paint();
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
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    double unit = em.getValue().doubleValue();
    pen.clearRect(0, 0, width, height);
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
      pen.strokeLine(0, y, width, y);
      pen.setLineDashes();
    }
    pen.setStroke(colours.speaksFor());
    pen.setLineWidth(0.12 * unit);
    pen.beginPath();
    for (int i = 0; i < values.size(); i++) {
      double x = width * i / steps;
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
      double x = width * marked / steps;
      double dot = 0.27 * unit;
      pen.fillOval(x - dot, y((values.get(marked) - least) / span) - dot, 2 * dot, 2 * dot);
    }
  }

  private double y(double share) {
    double edge = EDGE_EMS * em.getValue().doubleValue();
    return edge + (canvas.getHeight() - 2 * edge) * (1 - share);
  }
}
