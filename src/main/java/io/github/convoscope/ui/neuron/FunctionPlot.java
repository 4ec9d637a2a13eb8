package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.ActivationFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** Plots an activation function, with the current input as a dot. JavaFX thread. */
public final class FunctionPlot extends Region {
  private static final double WIDTH_EMS = 5.5;
  private static final double HEIGHT_EMS = 3.1;
  private static final double DOT = 3;
  private static final int STEPS = 36;

  private final WidgetStyle style;
  private final double width;
  private final double height;
  private final Canvas canvas = new Canvas();
  private ActivationFunction function = ActivationFunction.IDENTITY;
  private double input;

  /** An empty plot. */
  public FunctionPlot(WidgetStyle style) {
    this.style = style;
    getChildren().add(canvas);
    width = Math.rint(WIDTH_EMS * style.em());
    height = Math.rint(HEIGHT_EMS * style.em());
    canvas.setWidth(width);
    canvas.setHeight(height);
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }

  /** Shows a function and where an input lies on it. */
  public void show(ActivationFunction next, double at) {
    function = next;
    input = at;
    draw();
  }

  private void draw() {
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.clearRect(0, 0, width, height);
    // The range grows in steps, so that the curve stands still while the user draws.
    double range = 4;
    while (Math.abs(input) > range) {
      range *= 2;
    }
    double high = Math.max(Math.abs(function.apply(range)), Math.abs(function.apply(-range)));
    double low = function.nonNegative() ? -0.15 * high : -high;
    to.setLineWidth(1);
    to.setGlobalAlpha(0.4);
    to.setStroke(style.colours().muted());
    to.strokeLine(0, y(0, low, high), width, y(0, low, high));
    to.strokeLine(width / 2, 0, width / 2, height);
    to.setGlobalAlpha(1);
    to.setLineWidth(1.5);
    to.setStroke(style.colours().text());
    to.beginPath();
    for (int i = 0; i <= STEPS; i++) {
      double x = range * (2.0 * i / STEPS - 1);
      to.lineTo(x(x, range), y(function.apply(x), low, high));
    }
    to.stroke();
    to.setFill(style.colours().accent());
    to.fillOval(x(input, range) - DOT, y(function.apply(input), low, high) - DOT, 2 * DOT, 2 * DOT);
  }

  private double x(double value, double range) {
    return DOT + (value / range + 1) / 2 * (width - 2 * DOT);
  }

  private double y(double value, double low, double high) {
    return DOT + (high - value) / (high - low) * (height - 2 * DOT);
  }
}
