package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.Curves;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.Typeface;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Deletion at the left, insertion at the right; the map's curve over that of random orders. */
final class CurvesView extends Region {
  private static final double HIGH_EMS = 7;

  private final ObservableValue<Number> em;
  private final ObservableValue<Colours> ink;
  private final Curves curves;
  private final String deletion;
  private final String insertion;
  private final Canvas canvas = new Canvas();

  CurvesView(
      ObservableValue<Number> em,
      ObservableValue<Colours> ink,
      Curves curves,
      String deletion,
      String insertion) {
    this.em = em;
    this.ink = ink;
    this.curves = curves;
    this.deletion = deletion;
    this.insertion = insertion;
    getChildren().add(canvas);
    setId("saliency-curves");
  }

  @Override
  protected double computePrefHeight(double width) {
    return HIGH_EMS * em.getValue().doubleValue();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, getWidth(), getHeight());
    double gap = em.getValue().doubleValue();
    double wide = (getWidth() - gap) / 2;
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (double[] curve :
        new double[][] {
          curves.deletion(), curves.insertion(), curves.randomDeletion(), curves.randomInsertion()
        }) {
      for (double value : curve) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    plot(context, 0, wide, deletion, curves.deletion(), curves.randomDeletion(), low, high);
    plot(
        context,
        wide + gap,
        wide,
        insertion,
        curves.insertion(),
        curves.randomInsertion(),
        low,
        high);
  }

  private void plot(
      GraphicsContext context,
      double left,
      double wide,
      String title,
      double[] curve,
      double[] random,
      double low,
      double high) {
    double unit = em.getValue().doubleValue();
    Colours colours = ink.getValue();
    double top = 1.4 * unit;
    double tall = getHeight() - top - 1.3 * unit;
    context.setFont(Font.font(Typeface.FAMILY, 0.92 * unit));
    context.setTextAlign(TextAlignment.LEFT);
    context.setFill(colours.muted());
    context.fillText(title, left, unit);
    context.setFill(colours.raised());
    context.fillRect(left, top, wide, tall);
    context.setFill(colours.muted());
    context.fillText(Numbers.plain(high), left + 3, top + unit);
    context.fillText(Numbers.plain(low), left + 3, top + tall - 3);
    context.fillText("0", left, getHeight() - 0.15 * unit);
    context.setTextAlign(TextAlignment.RIGHT);
    context.fillText("100 %", left + wide, getHeight() - 0.15 * unit);
    draw(context, left, top, wide, tall, random, low, high, colours.muted(), 1.5);
    draw(context, left, top, wide, tall, curve, low, high, colours.accent(), 2.5);
  }

  private static void draw(
      GraphicsContext context,
      double left,
      double top,
      double wide,
      double tall,
      double[] curve,
      double low,
      double high,
      Color colour,
      double width) {
    context.setStroke(colour);
    context.setLineWidth(width);
    context.beginPath();
    for (int i = 0; i < curve.length; i++) {
      double x = left + wide * i / (curve.length - 1);
      double y = top + tall * (1 - (curve[i] - low) / Math.max(1e-12, high - low));
      if (i == 0) {
        context.moveTo(x, y);
      } else {
        context.lineTo(x, y);
      }
    }
    context.stroke();
  }
}
