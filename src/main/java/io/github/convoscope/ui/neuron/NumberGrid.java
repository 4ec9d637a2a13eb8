package io.github.convoscope.ui.neuron;

import io.github.convoscope.colour.ColourScale;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Shows a heat map with its numbers: the last line of a cell is the number itself, the lines above
 * say how it was computed. JavaFX thread.
 */
public final class NumberGrid extends CellPane {
  /** The luminance from which black stands out more than white. */
  private static final double EVEN_LUMINANCE = Math.sqrt(1.05 * 0.05) - 0.05;

  private static final double NARROW_EMS = 3.4;

  /** Room beside a number, so that numbers side by side do not touch. */
  private static final double AROUND_EMS = 0.45;

  private float[] values = new float[0];
  private int from;
  private @Nullable ColourScale scale;
  private IntFunction<String[]> lines = cell -> new String[0];

  /** An empty grid. */
  public NumberGrid(WidgetStyle style) {
    super(style);
  }

  /**
   * Shows numbers.
   *
   * @param numbers a number for each cell, which gives its colour; read until the next call
   * @param first index of the first cell's number
   * @param colours the colour scale of the numbers
   * @param text the lines of a cell, from top to bottom
   */
  public void show(float[] numbers, int first, ColourScale colours, IntFunction<String[]> text) {
    values = numbers;
    from = first;
    scale = colours;
    lines = text;
    draw();
  }

  @Override
  void drawCells(GraphicsContext to) {
    ColourScale colours = scale;
    if (colours == null) {
      return;
    }
    CellGrid grid = grid();
    to.setTextAlign(TextAlignment.CENTER);
    to.setTextBaseline(VPos.CENTER);
    for (int cell = 0; cell < grid.cells(); cell++) {
      double left = grid.left(cell);
      double top = grid.top(cell);
      int colour = colours.colour(values[from + cell]);
      to.setFill(Color.rgb(colour >> 16 & 0xff, colour >> 8 & 0xff, colour & 0xff));
      to.fillRect(left, top, grid.width() - 1, grid.height() - 1);
      write(to, grid, cell, readableOn(colour));
    }
  }

  private void write(GraphicsContext to, CellGrid grid, int cell, Color paint) {
    String[] text = lines.apply(cell);
    boolean narrow = grid.width() < NARROW_EMS * style().em();
    double pitch = grid.height() / (text.length + 0.25);
    for (int line = 0; line < text.length; line++) {
      boolean last = line == text.length - 1;
      to.setFont(style().cellFont(last, narrow));
      to.setFill(paint);
      to.fillText(
          text[line],
          grid.left(cell) + grid.width() / 2,
          grid.top(cell) + pitch * (line + 0.6),
          grid.width() - AROUND_EMS * style().em());
    }
  }

  /**
   * Black or white, whichever stands out more from a packed colour: a contrast of at least 4.5 to 1
   * on any colour, as WCAG 2.1 defines contrast.
   */
  static Color readableOn(int colour) {
    double luminance =
        0.2126 * linear(colour >> 16 & 0xff)
            + 0.7152 * linear(colour >> 8 & 0xff)
            + 0.0722 * linear(colour & 0xff);
    // Where black and white have the same contrast.
    return luminance > EVEN_LUMINANCE ? Color.BLACK : Color.WHITE;
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
