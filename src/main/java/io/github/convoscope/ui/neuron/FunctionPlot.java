package io.github.convoscope.ui.neuron;

import io.github.convoscope.network.ActivationFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** The curve of an activation function with this moment's point on it. JavaFX thread. */
public final class FunctionPlot extends Region {
  private static final double WIDTH_EMS = 5.5;
  private static final double HEIGHT_EMS = 3.1;
  private static final double DOT = 3;
  private static final int STEPS = 36;

  private final WidgetStyle ink;
  private final double width;
  private final double height;
  private final Canvas canvas = new Canvas();
  private ActivationFunction function = ActivationFunction.IDENTITY;
  private double input;

  public FunctionPlot(WidgetStyle ink) {
    this.ink = ink;
    getChildren().add(canvas);
    width = Math.rint(WIDTH_EMS * ink.em());
    height = Math.rint(HEIGHT_EMS * ink.em());
    canvas.setWidth(width);
    canvas.setHeight(height);
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }

  /** Shows where a pre-activation lies on a function. */
  public void show(ActivationFunction next, double at) {
    function = next;
    input = at;
    draw();
  }

  private void draw() {
    GraphicsContext to = canvas.getGraphicsContext2D();
    to.clearRect(0, 0, width, height);
    // The window grows in steps, so that the curve stands still while one draws.
    double reach = 4;
    while (Math.abs(input) > reach) {
      reach *= 2;
    }
    double high = Math.max(Math.abs(function.apply(reach)), Math.abs(function.apply(-reach)));
    double low = function.nonNegative() ? -0.15 * high : -high;
    to.setLineWidth(1);
    to.setGlobalAlpha(0.4);
    to.setStroke(ink.colours().muted());
    to.strokeLine(0, y(0, low, high), width, y(0, low, high));
    to.strokeLine(width / 2, 0, width / 2, height);
    to.setGlobalAlpha(1);
    to.setLineWidth(1.5);
    to.setStroke(ink.colours().text());
    to.beginPath();
    for (int i = 0; i <= STEPS; i++) {
      double x = reach * (2.0 * i / STEPS - 1);
      to.lineTo(x(x, reach), y(function.apply(x), low, high));
    }
    to.stroke();
    to.setFill(ink.colours().accent());
    to.fillOval(x(input, reach) - DOT, y(function.apply(input), low, high) - DOT, 2 * DOT, 2 * DOT);
  }

  private double x(double value, double reach) {
    return DOT + (value / reach + 1) / 2 * (width - 2 * DOT);
  }

  private double y(double value, double low, double high) {
    return DOT + (high - value) / (high - low) * (height - 2 * DOT);
  }
}
