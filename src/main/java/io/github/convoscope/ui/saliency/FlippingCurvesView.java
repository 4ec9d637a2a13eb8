package io.github.convoscope.ui.saliency;

import io.github.convoscope.explain.attribution.FlippingCurves;
import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.PaintedRegion;
import io.github.convoscope.ui.Typeface;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * Plots deletion at the left and insertion at the right: the map's curve in front of the curves of
 * random orders.
 */
final class FlippingCurvesView extends PaintedRegion {
  private static final double HEIGHT_EMS = 8.6;

  private final ObservableValue<Colours> theme;
  private final FlippingCurves curves;
  private final String deletion;
  private final String insertion;

  FlippingCurvesView(
      ObservableValue<Number> em,
      ObservableValue<Colours> theme,
      FlippingCurves curves,
      String deletion,
      String insertion) {
    super(em, HEIGHT_EMS);
    this.theme = theme;
    this.curves = curves;
    this.deletion = deletion;
    this.insertion = insertion;
    setId("saliency-curves-view");
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    double unit = em();
    context.setFont(Font.font(Typeface.FAMILY, Typeface.SMALL * unit));
    double wide = (getWidth() - unit) / 2;
    Bounds bounds = Bounds.of(curves);
    plot(context, 0, wide, deletion, curves.deletion(), curves.randomDeletion(), bounds);
    plot(
        context,
        wide + unit,
        wide,
        insertion,
        curves.insertion(),
        curves.randomInsertion(),
        bounds);
    double base = getHeight() - 0.2 * unit;
    double next = key(context, 0, base, theme.getValue().accent(), "saliency.curves.map");
    key(context, next + unit, base, theme.getValue().muted(), "saliency.curves.chance");
  }

  /**
   * The range of scores that both plots share; it contains zero.
   *
   * @param low at most 0
   * @param high at least 0
   */
  private record Bounds(double low, double high) {
    static Bounds of(FlippingCurves curves) {
      double low = 0;
      double high = 0;
      for (double[] curve :
          new double[][] {
            curves.deletion(), curves.insertion(), curves.randomDeletion(), curves.randomInsertion()
          }) {
        for (double value : curve) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
      return new Bounds(low, high);
    }

    double share(double value) {
      return (value - low) / Math.max(1e-12, high - low);
    }
  }

  /** Draws a line of a colour with its name; returns where the name ends. */
  private double key(GraphicsContext context, double left, double base, Color colour, String name) {
    double unit = em();
    String text = Messages.text(name);
    context.setStroke(colour);
    context.setLineWidth(2.5);
    context.strokeLine(left, base - 0.32 * unit, left + 1.2 * unit, base - 0.32 * unit);
    context.setTextAlign(TextAlignment.LEFT);
    context.setFill(theme.getValue().muted());
    context.fillText(text, left + 1.6 * unit, base);
    Text measured = new Text(text);
    measured.setFont(context.getFont());
    return left + 1.6 * unit + measured.getLayoutBounds().getWidth();
  }

  private void plot(
      GraphicsContext context,
      double left,
      double wide,
      String title,
      double[] curve,
      double[] random,
      Bounds bounds) {
    double unit = em();
    Colours colours = theme.getValue();
    double top = 1.4 * unit;
    double tall = getHeight() - top - 2.9 * unit;
    context.setTextAlign(TextAlignment.LEFT);
    context.setFill(colours.muted());
    context.fillText(title, left, unit);
    context.setFill(colours.raised());
    context.fillRect(left, top, wide, tall);
    context.setFill(colours.muted());
    context.fillText("0", left, top + tall + 1.1 * unit);
    context.setTextAlign(TextAlignment.CENTER);
    context.fillText(
        Messages.text("saliency.curves.pixels"), left + wide / 2, top + tall + 1.1 * unit);
    context.setTextAlign(TextAlignment.RIGHT);
    context.fillText("100\u00a0%", left + wide, top + tall + 1.1 * unit);
    boolean falls = random[0] > random[random.length - 1];
    String most = Messages.text("saliency.curves.score", SignificantDigits.plain(bounds.high));
    side(context, falls, left, wide, most, top + unit);
    if (bounds.low < 0) {
      side(
          context,
          !falls,
          left,
          wide,
          SignificantDigits.plain(bounds.low),
          top + tall - 0.35 * unit);
      double zero = top + tall * (1 - bounds.share(0));
      context.setStroke(colours.muted());
      context.setLineWidth(0.5);
      context.strokeLine(left, zero, left + wide, zero);
    }
    draw(context, left, top, wide, tall, random, bounds, colours.muted(), 1.5);
    draw(context, left, top, wide, tall, curve, bounds, colours.accent(), 2.5);
  }

  /** Writes a number in a corner of a plot, on the side without curves. */
  private static void side(
      GraphicsContext context, boolean right, double left, double wide, String text, double base) {
    context.setTextAlign(right ? TextAlignment.RIGHT : TextAlignment.LEFT);
    context.fillText(text, right ? left + wide - 3 : left + 3, base);
  }

  private static void draw(
      GraphicsContext context,
      double left,
      double top,
      double wide,
      double tall,
      double[] curve,
      Bounds bounds,
      Color colour,
      double width) {
    context.setStroke(colour);
    context.setLineWidth(width);
    context.beginPath();
    for (int i = 0; i < curve.length; i++) {
      double x = left + wide * i / (curve.length - 1);
      double y = top + tall * (1 - bounds.share(curve[i]));
      if (i == 0) {
        context.moveTo(x, y);
      } else {
        context.lineTo(x, y);
      }
    }
    context.stroke();
  }
}
