package io.github.convoscope.ui.saliency;

import io.github.convoscope.message.Messages;
import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.PaintedRegion;
import io.github.convoscope.ui.Typeface;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Shows the legend of the map's colours in raw numbers, and marks the number under the pointer.
 * Zero leaves a drawing as it is, so that the bar has two halves: the colours on a stroke, and
 * those beside it.
 */
final class AttributionLegend extends PaintedRegion {
  private static final double HEIGHT_EMS = 2.6;
  private static final int STEPS = 128;

  private final ObservableValue<Colours> theme;

  private final WritableImage bar = new WritableImage(STEPS, 1);
  private final int[] steps = new int[STEPS];
  private MapColours colours;
  private boolean overPhoto;
  private @Nullable Double marked;

  AttributionLegend(
      ObservableValue<Number> em, ObservableValue<Colours> theme, MapColours colours) {
    super(em, HEIGHT_EMS);
    this.theme = theme;
    this.colours = colours;
    setId("saliency-legend");
    theme.addListener(changed -> paint());
  }

  /**
   * Shows other colours.
   *
   * @param photo true for those over a photograph
   */
  void show(MapColours now, boolean photo) {
    if (!now.equals(colours) || photo != overPhoto) {
      colours = now;
      overPhoto = photo;
      paint();
    }
  }

  /** The number at which the colours are full. */
  double reach() {
    return colours.reach();
  }

  /** Marks a number, or none. */
  void mark(@Nullable Double number) {
    if (!Objects.equals(number, marked)) {
      marked = number;
      paint();
    }
  }

  @Override
  protected void paint(GraphicsContext context, double width, double height) {
    double unit = em();
    double top = 0.45 * unit;
    double high = Math.round(0.8 * unit);
    double onStroke = Math.round(high / 2);
    context.setFill(Color.WHITE);
    context.fillRect(0, top, width, onStroke);
    context.setFill(Color.BLACK);
    context.fillRect(0, top + onStroke, width, high - onStroke);
    for (int x = 0; x < STEPS; x++) {
      double value = (2.0 * x / (STEPS - 1) - 1) * colours.reach();
      steps[x] = overPhoto ? colours.tint(value) : colours.colour(value);
    }
    bar.getPixelWriter()
        .setPixels(0, 0, STEPS, 1, PixelFormat.getIntArgbPreInstance(), steps, 0, STEPS);
    context.drawImage(bar, 0, 0, STEPS, 1, 0, top, width, high);
    context.setFont(Font.font(Typeface.FAMILY, Typeface.SMALL * unit));
    context.setFill(theme.getValue().muted());
    double base = top + high + 1.05 * unit;
    String least = SignificantDigits.signed(-colours.reach());
    String most = SignificantDigits.signed(colours.reach());
    write(context, Messages.text("saliency.legend-low", least), 0, base, TextAlignment.LEFT);
    write(context, "0", width / 2, base, TextAlignment.CENTER);
    write(context, Messages.text("saliency.legend-high", most), width, base, TextAlignment.RIGHT);
    Double now = marked;
    if (now != null) {
      double x = colours.position(now) * width;
      context.setFill(theme.getValue().accent());
      context.fillPolygon(
          new double[] {x, x - 0.35 * unit, x + 0.35 * unit},
          new double[] {top + 1, top - 0.4 * unit, top - 0.4 * unit},
          3);
    }
  }

  private static void write(
      GraphicsContext context, String text, double x, double base, TextAlignment side) {
    context.setTextAlign(side);
    context.fillText(text, x, base);
  }
}
