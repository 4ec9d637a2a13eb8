package io.github.convoscope.ui.neuron;

import io.github.convoscope.ui.Colours;
import io.github.convoscope.ui.Shell;
import io.github.convoscope.ui.Typeface;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * Holds colours and fonts for controls that paint on a canvas. When the window's look changes, a
 * new style and new controls are made.
 */
public final class WidgetStyle {
  private static final double SMALL = Typeface.SMALL;
  private static final double CELL = Typeface.SMALL;

  private final Colours colours;
  private final double em;
  private final Font font;
  private final Font small;
  private final Font strong;
  private final Font cell;
  private final Font strongCell;

  /**
   * The style for a look of the window.
   *
   * @param colours colours of the window
   * @param em size of its text in pixels; all sizes are multiples of it
   */
  private WidgetStyle(Colours colours, double em) {
    this.colours = colours;
    this.em = em;
    font = Font.font(Typeface.FAMILY, em);
    small = Font.font(Typeface.FAMILY, Math.ceil(SMALL * em));
    strong = Font.font(Typeface.FAMILY, FontWeight.BOLD, em);
    cell = Font.font(Typeface.FAMILY, Math.ceil(CELL * em));
    strongCell = Font.font(Typeface.FAMILY, FontWeight.BOLD, Math.ceil(SMALL * em));
  }

  Colours colours() {
    return colours;
  }

  /** The style of a window as it looks now. */
  public static WidgetStyle of(Shell shell) {
    return new WidgetStyle(shell.colours().get(), shell.em().get());
  }

  /** Size of the window's text in pixels. */
  public double em() {
    return em;
  }

  /** Colour of a signed number; muted for 0. */
  Color sign(double value) {
    return value > 0 ? colours.speaksFor() : value < 0 ? colours.against() : colours.muted();
  }

  /** Colour between the cells of a grid. */
  Color background() {
    return colours.back();
  }

  Font font() {
    return font;
  }

  Font smallFont() {
    return small;
  }

  Font strongFont() {
    return strong;
  }

  /** Font for the numbers in the cells of a grid. */
  Font cellFont(boolean bold, boolean narrow) {
    return bold ? narrow ? strongCell : strong : narrow ? cell : small;
  }
}
