package io.github.convoscope.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * A region as wide as its place and of a fixed height, all of which is painted, such as a chart or
 * a legend. JavaFX thread.
 */
public abstract class PaintedRegion extends Region {
  private final ObservableValue<Number> em;
  private final double heightEms;
  private final Canvas canvas = new Canvas();

  /**
   * Makes it empty.
   *
   * @param em pixels of an em
   * @param heightEms the height, in ems
   */
  protected PaintedRegion(ObservableValue<Number> em, double heightEms) {
    this.em = em;
    this.heightEms = heightEms;
    getChildren().add(canvas);
    em.addListener(changed -> requestLayout());
  }

  /** Pixels of an em. */
  protected final double em() {
    return em.getValue().doubleValue();
  }

  /** Paints all anew. */
  protected final void paint() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    paint(context, canvas.getWidth(), canvas.getHeight());
  }

  /**
   * Paints over nothing.
   *
   * @param width pixels
   * @param height pixels
   */
  protected abstract void paint(GraphicsContext to, double width, double height);

  @Override
  protected final double computePrefHeight(double width) {
    return Math.ceil(heightEms * em());
  }

  @Override
  protected final double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected final void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }
}
