package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Shows a small legend: a colour scale with the numbers at its ends. JavaFX thread. */
public final class ScaleBar extends Region {
  private static final int STEPS = 64;
  private static final double WIDTH_EMS = 5.2;
  private static final double OPEN_WIDTH_EMS = 6.6;

  private final WidgetStyle style;
  private final Canvas canvas;
  private final WritableImage colours = new WritableImage(STEPS, 1);
  private final boolean open;
  private @Nullable ColourScale shown;

  /** An empty legend for a scale that has all numbers between its ends. */
  public ScaleBar(WidgetStyle style) {
    this(style, false);
  }

  /**
   * An empty legend.
   *
   * @param open true if numbers may lie beyond the ends; the ends are then written with ≤ and ≥
   */
  public ScaleBar(WidgetStyle style, boolean open) {
    this.style = style;
    this.open = open;
    double width = Math.floor((open ? OPEN_WIDTH_EMS : WIDTH_EMS) * style.em());
    double height = Math.rint(1.4 * style.em());
    canvas = new Canvas(width, height);
    getChildren().add(canvas);
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }

  /** Shows a scale. */
  public void show(ColourScale scale) {
    if (scale.equals(shown)) {
      return;
    }
    shown = scale;
    float[] values = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      values[i] = scale.low() + (scale.high() - scale.low()) * i / (STEPS - 1);
    }
    int[] pixels = new int[STEPS];
    scale.paint(values, 0, STEPS, pixels, 0);
    colours
        .getPixelWriter()
        .setPixels(0, 0, STEPS, 1, PixelFormat.getIntArgbPreInstance(), pixels, 0, STEPS);
    draw(scale);
  }

  private void draw(ColourScale scale) {
    GraphicsContext to = canvas.getGraphicsContext2D();
    double width = canvas.getWidth();
    double bar = Math.rint(0.35 * style.em());
    double largest = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    to.clearRect(0, 0, width, canvas.getHeight());
    to.drawImage(colours, 0, 0, width, bar);
    to.setFont(style.cellFont(false, true));
    to.setFill(style.colours().muted());
    to.setTextBaseline(VPos.TOP);
    to.setTextAlign(TextAlignment.LEFT);
    to.fillText(
        (open ? "\u2264 " : "") + ArithmeticNumbers.brief(scale.low(), largest), 0, bar + 1);
    to.setTextAlign(TextAlignment.RIGHT);
    to.fillText(
        (open ? "\u2265 " : "") + ArithmeticNumbers.brief(scale.high(), largest), width, bar + 1);
  }
}
